package io.x12gateway.edi.codelist;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every code list that rules and readers ask. What is built in gives facts in our own words; a directory of licensed files
 * replaces it list by list. The format of a file stands in {@code docs/reference/code-lists.md}.
 */
public final class CodeLists {
    /** System property that names the directory of {@link #standard()}. */
    public static final String PROPERTY = "x12.codelists";

    /** Environment variable of the same meaning, if the property is not set. */
    public static final String VARIABLE = "X12_CODELISTS";

    private static final String SUFFIX = ".tsv";

    private static final List<String> BUILT_IN = List.of(
            "aaa-follow-up",
            "aaa-reject-reason",
            "adjustment-group",
            "benefit-information",
            "carc",
            "claim-filing-indicator",
            "claim-frequency",
            "claim-payment-status",
            "claim-status",
            "claim-status-category",
            "claim-status-entity",
            "coverage-level",
            "element-error",
            "group-error",
            "insurance-type",
            "interchange-error",
            "patient-relationship",
            "payment-handling",
            "payment-method",
            "place-of-service",
            "plb-reason",
            "quantity-qualifier",
            "rarc",
            "segment-error",
            "service-type",
            "state",
            "time-period",
            "transaction-error");

    private static volatile @Nullable CodeLists standard;

    /** Those of a directory at once, those built in when they are asked for. */
    private final Map<String, CodeList> lists = new ConcurrentHashMap<>();

    private CodeLists() {}

    /**
     * The lists of this process: those of {@link #choose}, or what is built in, replaced by what lies in the directory that
     * {@value #PROPERTY} or {@value #VARIABLE} names. Read once, at first use.
     *
     * @throws CodeListException if a file there is not as it should be
     */
    public static CodeLists standard() {
        var lists = standard;
        return lists == null ? chosen() : lists;
    }

    private static synchronized CodeLists chosen() {
        var lists = standard;
        if (lists != null) return lists;
        var told = System.getProperty(PROPERTY, System.getenv().getOrDefault(VARIABLE, ""));
        lists = told.isBlank() ? builtIn() : from(Path.of(told));
        standard = lists;
        return lists;
    }

    /** From the next transaction set on these are the lists of this process, whatever {@value #PROPERTY} says. */
    public static synchronized void choose(CodeLists lists) {
        standard = lists;
    }

    /** What comes with this library, each list read when it is first asked for. */
    public static CodeLists builtIn() {
        return new CodeLists();
    }

    /**
     * The built-in lists, each replaced by the file {@code <id>.tsv} of this directory where there is one. Files of other
     * names are lists of their own.
     *
     * @throws CodeListException if the directory or a file of it can't be read; names the file and line
     */
    public static CodeLists from(Path directory) {
        var replaced = new CodeLists();
        try (var files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            for (var file : files) {
                var list = CodeListReader.read(id(file), file.toString(), Files.readString(file));
                replaced.lists.put(list.id(), list);
            }
        } catch (IOException e) {
            throw new CodeListException(
                    "The directory of code lists %s can't be read: %s. Point %s at a readable directory of %s files."
                            .formatted(directory, e, VARIABLE, SUFFIX),
                    e);
        }
        return replaced;
    }

    private static String id(Path file) {
        var name = Objects.requireNonNull(file.getFileName()).toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    private static CodeList readBuiltIn(String id) {
        var name = id + SUFFIX;
        try (InputStream in = Objects.requireNonNull(CodeLists.class.getResourceAsStream(name), name)) {
            return CodeListReader.read(id, name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Set<String> ids() {
        var ids = new TreeSet<>(BUILT_IN);
        ids.addAll(lists.keySet());
        return ids;
    }

    /** @throws IllegalArgumentException if there is no such list; {@link #ids()} has those there are */
    public CodeList list(String id) {
        var list = lists.get(id);
        if (list != null) return list;
        if (!BUILT_IN.contains(id))
            throw new IllegalArgumentException("no code list \"" + id + "\"; there are " + ids());
        return lists.computeIfAbsent(id, CodeLists::readBuiltIn);
    }
}
