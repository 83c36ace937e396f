package io.x12gateway.edi.disguise;

import io.x12gateway.edi.Samples;
import io.x12gateway.edi.X12;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class DisguiseTest {
    private static final Disguise DISGUISE = Disguise.keyed("a key of this test");

    @Test
    void namesNobody() throws IOException {
        var names = List.of(
                "OAK STREET CLINIC",
                "EXAMPLE MAC",
                "TESTPERSON",
                "ALMA",
                "BRUNO",
                "1EG4TE5MK72",
                "1234567893",
                "5 OAK STREET",
                "FIELDTON",
                "440010001",
                "8005550111",
                "ACCT1",
                "2226279000100",
                "EFT00077",
                "111222",
                "20260901");
        var masked = masked("005010X221A1/valid/835-two-claims");
        assertThat(Samples.text("005010X221A1/valid/835-two-claims")).contains(names);
        assertThat(masked).doesNotContain(names);
    }

    @Test
    void keepsCodesAmountsAndEnvelopes() throws IOException {
        assertThat(masked("005010X221A1/valid/835-two-claims"))
                .contains("SVC*HC:99213*150*96**1~", "CAS*CO*45*30~", "MOA***MA01~", "LQ*HE*M15~", "SE*40*0001~");
    }

    @Test
    void givesOneValueOneNameInAllPlacesAndFiles() throws IOException {
        var remittance = masked("005010X221A1/valid/835-two-claims").split("~", -1);
        var payee = element(remittance, "N1*PE", 4);
        assertThat(payee).isEqualTo(element(remittance, "PLB", 1));
        assertThat(element(remittance, "BPR", 10)).isEqualTo(element(remittance, "TRN", 3));
        var inquiry = masked("005010X279A1/valid/270-one-patient").split("~", -1);
        assertThat(element(inquiry, "NM1*IL", 3)).isEqualTo(element(remittance, "NM1*QC", 3));
    }

    private static String element(String[] segments, String start, int number) {
        var segment = Stream.of(segments)
                .filter(each -> each.strip().startsWith(start))
                .findFirst()
                .orElseThrow();
        return segment.split("\\*", -1)[number];
    }

    @TestFactory
    Stream<DynamicTest> leavesEveryFaultInItsPlace() {
        return Samples.all().stream()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> judgedAlike(Samples.read(file))));
    }

    @TestFactory
    Stream<DynamicTest> leavesEveryFaultOfTheCorpusInItsPlace() throws IOException {
        var corpus = Path.of("..", "..", "shared", "corpus");
        if (!Files.isDirectory(corpus)) {
            System.out.println(
                    "DisguiseTest: no corpus beside this checkout: only the files of this project were masked.");
            return Stream.empty();
        }
        try (var files = Files.walk(corpus)) {
            return files
                    .filter(file -> Files.isRegularFile(file)
                            && file.getNameCount() > corpus.getNameCount() + 1
                            && file.toFile().length() < 1 << 20)
                    .sorted()
                    .toList()
                    .stream()
                    .map(file -> DynamicTest.dynamicTest(file.toString(), () -> judgedAlike(Files.readAllBytes(file))));
        }
    }

    private static void judgedAlike(byte[] file) throws IOException {
        var masked = mask(file);
        assertThat(masked).hasSameSizeAs(file);
        assertThat(findings(masked)).isEqualTo(findings(file));
    }

    private static List<String> findings(byte[] file) {
        return X12.standard()
                .validate(file)
                .allFindings()
                .map(f -> f.severity() + " " + f.code() + " " + f.location() + " " + f.codes())
                .toList();
    }

    @Test
    void blanksWhatNobodyCanRead() throws IOException {
        var letter = "Dear Mrs Sample,\nyour number is 12345.".getBytes(StandardCharsets.US_ASCII);
        assertThat(text(mask(letter))).isEqualTo("Xxxx Xxx Xxxxxx,\nxxxx xxxxxx xx 00000.");
    }

    @Test
    void replacesEverythingOfASetWithoutGuide() throws IOException {
        var text = Samples.text("005010X279A1/valid/270-one-patient").replace("ST*270", "ST*999999");
        var masked = text(mask(text.getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(text).contains("TESTPERSON");
        assertThat(masked).doesNotContain("TESTPERSON").contains("ST*999999*0001");
    }

    @Test
    void hidesAPasswordInTheHeader() throws IOException {
        var text =
                Samples.text("005010X279A1/valid/270-one-patient").replace("*00*          *ZZ*", "*01*HUSH12    *ZZ*");
        assertThat(text).contains("HUSH12");
        assertThat(text(mask(text.getBytes(StandardCharsets.ISO_8859_1))).toUpperCase(Locale.ROOT))
                .doesNotContain("HUSH12");
    }

    private static String masked(String sample) throws IOException {
        return text(mask(Samples.bytes(sample)));
    }

    private static byte[] mask(byte[] file) throws IOException {
        var out = new ByteArrayOutputStream();
        DISGUISE.apply(() -> new ByteArrayInputStream(file), out);
        return out.toByteArray();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
