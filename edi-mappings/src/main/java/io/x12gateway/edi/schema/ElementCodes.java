package io.x12gateway.edi.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Codes that are known to be of X12 005010, by data element: whatever one of the guides here lists for the element, in
 * whichever segment. A code that is not here may still be of X12; one that is here is for certain. Read at the first use.
 */
public final class ElementCodes {
    private static final String FILE = "element-codes.tsv";

    private ElementCodes() {}

    private static final class Known {
        private static final Map<Integer, Set<String>> CODES = read();
    }

    /** @param element the X12 data element number */
    public static boolean knows(int element, String code) {
        return Known.CODES.getOrDefault(element, Set.of()).contains(code);
    }

    private static Map<Integer, Set<String>> read() {
        var codes = new HashMap<Integer, Set<String>>();
        text().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int tab = line.indexOf('\t');
            codes.put(
                    Integer.valueOf(line.substring(0, tab)),
                    Set.of(line.substring(tab + 1).split(" ")));
        });
        return Map.copyOf(codes);
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(ElementCodes.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
