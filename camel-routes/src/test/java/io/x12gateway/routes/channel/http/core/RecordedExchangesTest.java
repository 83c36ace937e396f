package io.x12gateway.routes.channel.http.core;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** Whole requests as they go over the line, from files: ours, and those of the domain's examples where they are. */
class RecordedExchangesTest {
    private static final Path OURS = Path.of("src/test/resources/core");
    private static final Path EXAMPLES = Path.of("..", "..", "shared", "domain", "examples", "http");
    private static final Pattern PAYLOAD = Pattern.compile("ISA\\*.*IEA\\*[0-9]+\\*[0-9]+~\\r?\\n", Pattern.DOTALL);
    private final CoreBench bench = new CoreBench();

    @Test
    void answersOurOwn() throws IOException {
        answered(
                OURS,
                "mime-real-time",
                "mime-batch",
                "mime-acknowledgment-pickup",
                "soap-real-time",
                "soap-mtom-batch",
                "soap-results-pickup");
    }

    @Test
    void answersTheExamplesOfTheDomain() throws IOException {
        if (!Files.isDirectory(EXAMPLES)) {
            System.out.println("the domain's examples are not beside this checkout: only our own were sent");
            return;
        }
        answered(
                EXAMPLES,
                "mime-realtime-request",
                "mime-batch-submission",
                "mime-batch-ack-pickup",
                "soap-realtime-request",
                "soap-mtom-batch-submission",
                "soap-batch-results-request");
        wrongPassword();
        notWellFormed();
    }

    private void answered(Path folder, String... names) throws IOException {
        var realTime = send(folder, names[0]);
        assertThat(realTime.fields())
                .containsEntry("PayloadType", "X12_271_Response_005010X279A1")
                .containsEntry("ErrorCode", "Success")
                .containsKey("Payload");
        var receipt = send(folder, names[1]);
        received(receipt);
        bench.world.work(1);
        var acknowledgment = send(folder, names[2]);
        assertThat(acknowledgment.fields())
                .containsEntry("PayloadType", "X12_999_Response_005010X231A1")
                .containsEntry("PayloadID", receipt.field("PayloadID"))
                .containsKeys("PayloadLength", "CheckSum");
        assertThat(acknowledgment.field("Payload")).contains("AK9*A*3*3*3~");

        assertThat(send(folder, names[3]).fields())
                .containsEntry("element", "COREEnvelopeRealTimeResponse")
                .containsEntry("PayloadType", "X12_271_Response_005010X279A1");
        bench.world.clock.pass(java.time.Duration.ofDays(500)); // the examples send one file twice
        received(send(folder, names[4]));
        bench.world.work(1);
        var results = send(folder, names[5]);
        assertThat(results.fields())
                .containsEntry("element", "COREEnvelopeBatchResultsRetrievalResponse")
                .containsEntry("ErrorCode", "Success");
    }

    private static void received(CoreBench.Reply receipt) {
        assertThat(receipt.status()).isEqualTo(200);
        assertThat(receipt.fields())
                .containsEntry("PayloadType", "X12_BatchReceiptConfirmation")
                .containsEntry("ProcessingMode", "Batch")
                .containsEntry("SenderID", "GATEWAY")
                .containsEntry("ReceiverID", "RIVERBEND")
                .containsEntry("ErrorCode", "Success")
                .containsEntry("ErrorMessage", "None");
    }

    private void wrongPassword() throws IOException {
        var request = request(EXAMPLES, "mime-realtime-request").replace("riverbend-test-password", "wrong");
        var reply = send(request);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.fields())
                .containsEntry("PayloadType", "CoreEnvelopeError")
                .containsEntry("ErrorCode", "UnAuthorized")
                .doesNotContainKey("Payload");
    }

    private void notWellFormed() throws IOException {
        var reply = send(request(EXAMPLES, "soap-realtime-request").replace("</soapenv:Body>", ""));
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.fields())
                .containsEntry("Fault", "Sender")
                .containsEntry("Reason", "Envelope is not well formed");
    }

    private CoreBench.Reply send(Path folder, String name) throws IOException {
        return send(request(folder, name));
    }

    private CoreBench.Reply send(String request) {
        int end = request.indexOf("\r\n\r\n");
        var type = request.substring(0, end)
                .lines()
                .filter(line -> line.startsWith("Content-Type: "))
                .map(line -> line.substring("Content-Type: ".length()))
                .findFirst()
                .orElseThrow();
        return bench.send(type, request.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** With the lines of HTTP, the ids of the test partner, and what is measured measured anew. */
    private static String request(Path folder, String name) throws IOException {
        var text = Files.readString(folder.resolve(name + ".http"), StandardCharsets.ISO_8859_1);
        if (!text.contains("\r\n")) text = text.replace("\n", "\r\n");
        text = text.replace("*ZZ*CH0001         *", "*ZZ*RIVERBEND      *")
                .replace("*CH0001*", "*RIVERBEND*")
                .replace("9CH0001XYZ", "9RIVERBEND")
                .replace("Synthetic-Pw-1", "riverbend-test-password")
                .replaceAll("(?m)^CH0001(?=\\r)", "RIVERBEND")
                .replaceAll("(?m)^ch0001(?=\\r)", "riverbend")
                .replace(">CH0001<", ">RIVERBEND<")
                .replace(">ch0001<", ">riverbend<");
        var payload = PAYLOAD.matcher(text);
        return payload.find() && text.contains("CheckSum") ? measured(text, payload.group()) : text;
    }

    private static String measured(String text, String payload) {
        var bytes = payload.getBytes(StandardCharsets.ISO_8859_1);
        var length = Matcher.quoteReplacement(Integer.toString(bytes.length));
        return text.replaceFirst("(?<=name=\"PayloadLength\"\\r\\n\\r\\n)[0-9]+", length)
                .replaceFirst("(?<=<PayloadLength>)[0-9]+", length)
                .replaceFirst("(?<=name=\"CheckSum\"\\r\\n\\r\\n)[0-9a-f]+", TestEnvelope.sha1(bytes))
                .replaceFirst("(?<=<CheckSum>)[0-9a-f]+", TestEnvelope.sha1(bytes));
    }
}
