package io.x12gateway.edi;

import io.x12gateway.edi.validation.Finding;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** A valid sample with something replaced, and what the judge says of it. */
public final class Altered {
    private final List<String> segments;

    private Altered(List<String> segments) {
        this.segments = segments;
    }

    /**
     * Pairs of what to find and what to put in its place, segment terminators included. What is to be found must be
     * there; SE01 is counted anew.
     */
    public static Altered sample(String name, String... replacements) {
        var text = Samples.text(name).replace("\n", "");
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(text).contains(replacements[i]);
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        return new Altered(counted(new ArrayList<>(List.of(text.split("~")))));
    }

    /** A file as it is, but for SE01. */
    public static Altered of(String text) {
        return new Altered(counted(new ArrayList<>(List.of(text.split("~")))));
    }

    private static List<String> counted(List<String> segments) {
        int start = 0;
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).startsWith("ST*")) start = i;
            if (segments.get(i).startsWith("SE*"))
                segments.set(i, segments.get(i).replaceFirst("SE\\*\\d+", "SE*" + (i - start + 1)));
        }
        return segments;
    }

    public String text() {
        return String.join("~", segments) + "~";
    }

    /** Severity, code and place of each finding: {@code WARNING ZIP_FORMAT 1000B N403}. */
    public List<String> findings() {
        return X12.standard()
                .validate(text().getBytes(StandardCharsets.ISO_8859_1))
                .allFindings()
                .map(finding -> check(finding))
                .toList();
    }

    private String check(Finding finding) {
        var at = finding.location();
        assertThat(finding.message()).isNotBlank();
        assertThat(finding.expected()).isNotBlank();
        assertThat(finding.fix()).isNotBlank();
        if (at.segmentPosition() > 0 && at.element() > 0)
            assertThat(inText(finding)).isEqualTo(element(finding));
        return "%s %s %s".formatted(finding.severity(), finding.code(), at.label());
    }

    private String inText(Finding finding) {
        var span = finding.location().span();
        return text().substring((int) span.offset(), (int) span.end());
    }

    /** The element as it stands at the segment's position in its (only) transaction set. */
    private String element(Finding finding) {
        var at = finding.location();
        int st = 2;
        var elements = segments.get(st + at.segmentPosition() - 1).split("\\*", -1);
        assertThat(elements[0]).isEqualTo(at.segment());
        if (at.element() >= elements.length) return "";
        if (at.component() == 0) return elements[at.element()];
        var components = elements[at.element()].split(":", -1);
        return at.component() <= components.length ? components[at.component() - 1] : "";
    }
}
