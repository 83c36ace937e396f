package io.x12gateway.routes.channel.http.core;

import io.x12gateway.routes.channel.http.core.TestEnvelope.Form;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * XML and MIME that nobody sends in good faith: a fault that says Sender, at once, with little memory, without a
 * connection to anywhere and without a trace of what was sent.
 */
class HostileSoapTest {
    private static final Duration CPU_MOST = Duration.ofSeconds(1);
    private static final long BYTES_MOST = 64L * 1024 * 1024;
    private static final CoreBench BENCH = new CoreBench();
    private static ServerSocket sink;

    @BeforeAll
    static void openSink() throws IOException {
        sink = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        BENCH.send(Form.SOAP, TestEnvelope.request()); // warm
    }

    @AfterAll
    static void closeSink() throws IOException {
        sink.close();
    }

    private static String url() {
        return "http://127.0.0.1:" + sink.getLocalPort() + "/x";
    }

    static List<Arguments> messages() {
        var good = good();
        return List.of(
                arguments("external entity", 400, doctype("<!ENTITY x SYSTEM \"file:///etc/passwd\">", "&x;")),
                arguments("entity over HTTP", 400, doctype("<!ENTITY x SYSTEM \"" + url() + "\">", "&x;")),
                arguments("parameter entity", 400, doctype("<!ENTITY % x SYSTEM \"" + url() + "\"> %x;", "")),
                arguments("external document type", 400, good.replace("?>", "?><!DOCTYPE x SYSTEM \"" + url() + "\">")),
                arguments("empty document type", 400, good.replace("?>", "?><!DOCTYPE x>")),
                arguments("billion laughs", 400, laughs()),
                arguments("undeclared entity", 400, good.replace("RealTime<", "&nbsp;<")),
                arguments(
                        "processing instruction", 400, good.replace("<s:Body>", "<?xml-stylesheet href='x'?><s:Body>")),
                arguments(
                        "inclusion",
                        400,
                        good.replace(
                                "<PayloadType>",
                                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"" + url()
                                        + "\"/><PayloadType>")),
                arguments("depth", 400, inHeader("<a>".repeat(1_000_000))),
                arguments("depth in a header", 400, inHeader("<a>".repeat(100) + "</a>".repeat(100))),
                arguments("attributes", 400, inHeader("<a " + attributes(100_000) + "/>")),
                arguments("long attribute", 400, inHeader("<a b=\"" + "x".repeat(100_000) + "\"/>")),
                arguments("long name", 400, inHeader("<" + "a".repeat(1_000_000) + "/>")),
                arguments("long header", 400, inHeader("<a>" + "x".repeat(1_000_000) + "</a>")),
                arguments("many headers", 400, inHeader("<a/>".repeat(100_000))),
                arguments("long comment", 400, inHeader("<!--" + "x".repeat(1_000_000) + "-->")),
                arguments("many comments", 400, inHeader("<!---->".repeat(100_000))),
                arguments(
                        "long section in a field",
                        400,
                        good.replace("RealTime<", "<![CDATA[" + "x".repeat(1_000_000) + "]]><")),
                arguments("double id", 400, inHeader("<a Id=\"i\"/><b Id=\"i\"/>")),
                arguments("wrapped body", 500, good.replace("</s:Body>", "</s:Body><s:Body/>")),
                arguments("two envelopes in the body", 500, good.replace("</s:Body>", "<x/></s:Body>")),
                arguments(
                        "signature",
                        400,
                        good.replace(
                                "</w:Security>",
                                "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/></w:Security>")),
                arguments("two security headers", 400, good.replace("<s:Header>", "<s:Header>" + security())),
                arguments("element in Payload", 400, good.replace("<![CDATA[", "<a/><![CDATA[")),
                arguments(
                        "element behind the text of Payload", 400, good.replace("]]></Payload>", "]]><a/></Payload>")),
                arguments("element in a field", 500, good.replace("RealTime<", "<a/>RealTime<")),
                arguments("text between fields", 500, good.replace("<ProcessingMode>", "x<ProcessingMode>")),
                arguments(
                        "field that comes twice",
                        400,
                        good.replace("<ProcessingMode>", "<ReceiverID>GATEWAY</ReceiverID><ProcessingMode>")),
                arguments(
                        "second field behind Payload",
                        400,
                        good.replace("</Payload>", "</Payload><SenderID>HARBOR</SenderID>")),
                arguments("second Payload", 400, good.replace("</Payload>", "</Payload><Payload>ISA</Payload>")),
                arguments("reference over HTTP", 400, include(url())),
                arguments("reference to link-local", 400, include("http://169.254.169.254/latest/meta-data")),
                arguments("reference to a file", 400, include("file:///etc/passwd")),
                arguments("reference without a part", 400, include("cid:payload@test")),
                arguments("end of section only", 500, good.replace("]]></Payload>", "]]>]]></Payload>")),
                arguments("section not ended", 500, good.replace("]]></Payload>", "</Payload>")),
                arguments("text behind the envelope", 500, good + "x"),
                arguments("second document", 500, good + good.substring(good.indexOf("<s:Env"))),
                arguments("cut", 500, good.substring(0, good.length() - 30)),
                arguments("no XML", 500, "ISA*00*"),
                arguments("nothing", 500, ""),
                arguments("zero byte", 500, good.replace("RealTime<", "Real\0Time<")),
                arguments("control character by number", 500, good.replace("RealTime<", "&#1;RealTime<")),
                arguments("not UTF-8", 500, good.replace("RealTime<", "\u00ff\u00fe<")),
                arguments("XML 1.1", 400, good.replace("1.0", "1.1")),
                arguments("declared as UTF-7", 400, good.replace("UTF-8", "UTF-7")),
                arguments("other root", 500, "<Envelope/>".replace("Envelope", "Envelopes")),
                arguments("body without CORE", 500, good.replaceAll("(?s)<c:.*</c:[A-Za-z]+>", "<x/>")),
                arguments("unknown operation", 500, good.replace("RealTimeRequest", "Request")),
                arguments("Body missing", 500, good.replaceAll("(?s)<s:Body>.*</s:Body>", "")));
    }

    private static String good() {
        return text(TestEnvelope.write(Form.SOAP, TestEnvelope.request()));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String security() {
        return TestEnvelope.security(TestEnvelope.request());
    }

    private static String doctype(String declaration, String use) {
        return good().replace("?>", "?><!DOCTYPE x [" + declaration + "]>").replace("RealTime<", use + "RealTime<");
    }

    private static String laughs() {
        var entities = IntStream.range(1, 20)
                .mapToObj(i -> "<!ENTITY l%d \"%s\">"
                        .formatted(i, "&l%d;".formatted(i - 1).repeat(10)))
                .collect(Collectors.joining());
        return doctype("<!ENTITY l0 \"lol\">" + entities, "&l19;");
    }

    private static String attributes(int count) {
        return IntStream.range(0, count).mapToObj(i -> "a" + i + "=\"1\"").collect(Collectors.joining(" "));
    }

    private static String inHeader(String markup) {
        return good().replace("<s:Header>", "<s:Header>" + markup);
    }

    private static String include(String href) {
        return TestEnvelope.soap(
                TestEnvelope.batch(),
                "<xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\"" + href + "\"/>");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void isAnsweredWithAFault(String name, int status, String message) {
        refused(Form.SOAP.contentType(), message.getBytes(StandardCharsets.ISO_8859_1), status);
    }

    static Stream<Arguments> packages() {
        var good = text(TestEnvelope.write(Form.MTOM, TestEnvelope.batch()));
        var type = Form.MTOM.contentType();
        return Stream.of(
                arguments("no boundary", "multipart/related; type=\"application/xop+xml\"", good),
                arguments("other boundary", type.replace("\"b\"", "\"c\""), good),
                arguments("root that is not first", type.replace("<root@test>", "<payload@test>"), good),
                arguments(
                        "root of another type",
                        type,
                        good.replace("application/xop+xml; charset", "text/html; charset")),
                arguments("root in UTF-16", type, good.replace("charset=UTF-8", "charset=UTF-16")),
                arguments(
                        "base64 part",
                        type,
                        good.replace(
                                "Content-ID: <payload", "Content-Transfer-Encoding: base64\r\nContent-ID: <payload")),
                arguments(
                        "header of 1 MB",
                        type,
                        good.replace("Content-ID: <payload", "X: " + "x".repeat(1 << 20) + "\r\nContent-ID: <payload")),
                arguments("part that is not the one", type, good.replace("<payload@test>", "<other@test>")),
                arguments("more parts", type, good.replace("--b--", "--b\r\n\r\nx\r\n--b--")),
                arguments("10,000 parts", type, good.replace("--b--", "--b\r\n\r\nx\r\n".repeat(10_000) + "--b--")),
                arguments("cut", type, good.substring(0, good.length() - 5)),
                arguments("long preamble", type, "x".repeat(1 << 20) + "\r\n" + good),
                arguments(
                        "double header",
                        type,
                        good.replace("Content-ID: <root@test>", "Content-ID: <root@test>\r\nContent-ID: <a>")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packages")
    void isRefusedAsAPackage(String name, String contentType, String body) {
        var before = BENCH.submissions();
        refused(contentType, body.getBytes(StandardCharsets.ISO_8859_1), 400);
        assertThat(BENCH.submissions()).isEqualTo(before);
    }

    private static void refused(String contentType, byte[] body, int status) {
        var before = BENCH.submissions();
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        var reply = BENCH.send(contentType, body);
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - cpu)).isLessThan(CPU_MOST);
        assertThat(threads.getCurrentThreadAllocatedBytes() - allocated).isLessThan(BYTES_MOST);
        assertThat(reply.fields()).containsEntry("Fault", "Sender");
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.field("Reason")).isNotBlank().doesNotContain("passwd", "root:", "xxx");
        assertThat(BENCH.submissions()).isEqualTo(before);
    }

    @Test
    void connectsToNobody() throws IOException {
        for (var message : messages())
            BENCH.send(Form.SOAP.contentType(), text(message).getBytes(latin()));
        sink.setSoTimeout(1);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(sink::accept))
                .isInstanceOf(java.net.SocketTimeoutException.class);
    }

    private static String text(Arguments arguments) {
        return String.valueOf(Arrays.asList(arguments.get()).getLast());
    }

    private static Charset latin() {
        return StandardCharsets.ISO_8859_1;
    }

    @Test
    void tellsWhatVersionOfSoapIsSpoken() {
        var old =
                good().replace("http://www.w3.org/2003/05/soap-envelope", "http://schemas.xmlsoap.org/soap/envelope/");
        var reply = BENCH.send("text/xml; charset=utf-8", old.getBytes(latin()));
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.fields()).containsEntry("Fault", "VersionMismatch");
    }

    @Test
    void tellsWhichHeaderItDoesNotUnderstand() {
        var routed = inHeader("<a:To s:mustUnderstand=\"1\" xmlns:a=\"urn:a\">x</a:To><a:Quiet xmlns:a=\"urn:a\"/>");
        var answer = BENCH.receive(Form.SOAP.contentType(), new java.io.ByteArrayInputStream(routed.getBytes(latin())));
        assertThat(answer.status()).isEqualTo(500);
        var fault = TestEnvelope.parse(TestEnvelope.bytes(answer));
        assertThat(fault.getElementsByTagNameNS(Soap.ENVELOPE, "Value").item(0).getTextContent())
                .endsWith("MustUnderstand");
        var named = fault.getElementsByTagNameNS(Soap.ENVELOPE, "NotUnderstood");
        assertThat(named.getLength()).isEqualTo(1);
        assertThat(((org.w3c.dom.Element) named.item(0)).getAttribute("qname")).endsWith(":To");
    }

    @Test
    void passesOverHeadersForOthers() {
        var routed =
                inHeader("<a:To s:mustUnderstand=\"1\" s:role=\"urn:else\" xmlns:a=\"urn:a\">x</a:To><!-- a note -->");
        assertThat(BENCH.send(Form.SOAP.contentType(), routed.getBytes(latin())).field("ErrorCode"))
                .isEqualTo("Success");
    }

    @Test
    void takesQualifiedFieldsAndEscapedText() {
        var message = good().replaceAll("<(/?)(Payload[A-Za-z]*|[A-Z][A-Za-z]*(ID|Mode|Stamp|Version))>", "<$1c:$2>")
                .replace("<![CDATA[", "")
                .replace("]]>", "")
                .replace("*", "&#42;");
        assertThat(BENCH.send(Form.SOAP.contentType(), message.getBytes(latin()))
                        .field("ErrorCode"))
                .isEqualTo("Success");
    }

    @Test
    void refusesWhatIsNoBase64InABatch() {
        for (var text : List.of("ISA*00*", "SVNB====", "SVNB=SVNB", "<![CDATA[SVNB*]]>")) {
            var message = TestEnvelope.soap(TestEnvelope.batch(), text);
            assertThat(BENCH.send(Form.SOAP.contentType(), message.getBytes(latin()))
                            .field("ErrorCode"))
                    .as(text)
                    .isEqualTo("PayloadIllegal");
        }
    }
}
