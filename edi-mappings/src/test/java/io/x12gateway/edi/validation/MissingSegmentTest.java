package io.x12gateway.edi.validation;

import io.x12gateway.edi.Samples;
import io.x12gateway.edi.X12;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** One missing segment is one fault: any segment taken out of a valid file gives one error at most, and it names it. */
class MissingSegmentTest {
    private static final Set<String> ENVELOPE = Set.of("ISA", "GS", "ST", "SE", "GE", "IEA", "TA1");

    /**
     * Where the rest is a valid reading with another fault, told instead: without the SVC the line's date is one more
     * date of the claim, without the LX its service is one more of the line before, without the EB its details come too
     * late in the benefit before, without the F8 the frequency is what is wrong.
     */
    private static final Set<String> TOLD_OTHERWISE =
            Set.of("SVC DTP", "LX SV2", "LX SV1", "EB HSD", "AK2 IK5", "REF CLM");

    static Stream<Path> valid() {
        return Samples.all().stream().filter(file -> file.toString().contains("/valid/"));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void isOneFinding(Path file) {
        var segments = new String(Samples.read(file), StandardCharsets.ISO_8859_1).split("~\\s*");
        var wrong = new ArrayList<String>();
        for (int i = 0; i < segments.length; i++) {
            var id = segments[i].substring(0, segments[i].indexOf('*'));
            if (ENVELOPE.contains(id)) continue;
            var errors = X12.standard()
                    .validate(without(i, segments))
                    .allFindings()
                    .filter(Finding::isError)
                    .toList();
            if (errors.size() > 1 || errors.size() == 1 && !names(errors.getFirst(), id))
                wrong.add("%d %s: %s".formatted(i, segments[i], told(errors)));
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean names(Finding finding, String id) {
        var told = finding.location().segment();
        return told.equals(id)
                || finding.expected().contains(id)
                || finding.level() == Level.SNIP3
                || TOLD_OTHERWISE.contains(id + " " + told);
    }

    private static List<String> told(List<Finding> errors) {
        return errors.stream().map(f -> f.code() + " " + f.location().label()).toList();
    }

    private static byte[] without(int missing, String[] segments) {
        var text = new StringBuilder();
        boolean counted = false;
        for (int i = 0; i < segments.length; i++) {
            if (i == missing) continue;
            var segment = segments[i];
            if (i > missing && !counted && segment.startsWith("SE*")) {
                var parts = segment.split("\\*");
                segment = "SE*%d*%s".formatted(Integer.parseInt(parts[1]) - 1, parts[2]);
                counted = true;
            }
            text.append(segment).append("~\n");
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
