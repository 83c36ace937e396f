package io.x12gateway.routes.backend.hets;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/**
 * HETS and our standing with it.
 *
 * @param url of its CORE service; empty leaves every 270 without an answer (AAA 42)
 * @param envelope the kind of envelope that it is asked in; an answer may come in either
 * @param submitterId our HETS submitter id: ISA06, GS02 and SenderID
 * @param contracts submitter ids of contracts that agreements name, each as {@code contract=id}
 * @param payerId HETS' own id: ISA08, GS03 and ReceiverID
 * @param traceAssigner TRN03 of the trace that we add: ten characters, a company id
 * @param keyStore PKCS#12 with our client key; empty to show no certificate
 * @param trustStore PKCS#12 with the authorities that HETS' certificate comes from; empty for Java's own
 * @param connectTimeout for the TCP and TLS handshakes
 * @param callsMax calls at once, as agreed with CMS
 * @param rest how long HETS is left in peace after many failed calls
 * @param answerSizeMax a longer answer is no answer
 * @param test where test data goes; never to {@code url}
 */
@Validated
@ConfigurationProperties(prefix = "gateway.hets", ignoreUnknownFields = false)
public record HetsSettings(
        @DefaultValue("") String url,
        @DefaultValue("mime") @NotNull Envelope envelope,
        @DefaultValue("") @Size(max = 15) String submitterId,
        @DefaultValue List<@Pattern(regexp = CONTRACT) String> contracts,
        @DefaultValue("CMS") @Size(min = 2, max = 15) String payerId,

        @DefaultValue("9GATEWAY00") @Pattern(regexp = "[0-9A-Z]{10}")
        String traceAssigner,

        @DefaultValue("") String keyStore,
        @DefaultValue("") String keyStorePassword,
        @DefaultValue("") String trustStore,
        @DefaultValue("") String trustStorePassword,

        @DefaultValue("5s") @DurationMin(millis = 100) @DurationMax(minutes = 1)
        Duration connectTimeout,

        @DefaultValue("16") @Min(1) @Max(1000) int callsMax,

        @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(minutes = 10)
        Duration rest,

        @DefaultValue("1MB") @NotNull DataSize answerSizeMax,
        @DefaultValue @Valid TestSide test) {

    /**
     * Where test data (ISA15 {@code T}) goes, and nothing else.
     *
     * @param url of HETS' test service; empty leaves every test 270 without an answer (AAA 42)
     * @param submitterId our id there; empty if it is the same
     * @param contracts ids there of contracts; of those that are not named they are the same
     * @param keyStore PKCS#12 with our client key there; empty if it is the same
     */
    public record TestSide(
            @DefaultValue("") String url,
            @DefaultValue("") @Size(max = 15) String submitterId,
            @DefaultValue List<@Pattern(regexp = CONTRACT) String> contracts,
            @DefaultValue("") String keyStore,
            @DefaultValue("") String keyStorePassword) {
        public TestSide {
            contracts = List.copyOf(contracts);
        }

        @Override
        public String toString() {
            return "TestSide[url=" + url + ", submitterId=" + submitterId + "]";
        }
    }

    private static final String CONTRACT = "[a-z0-9][a-z0-9-]{0,31}=[^=\\s]{2,15}";

    public HetsSettings {
        contracts = List.copyOf(contracts);
        Submitters.of(submitterId, contracts);
        Submitters.of(test.submitterId, test.contracts);
        if (!url.isBlank() && url.equals(test.url))
            throw new IllegalArgumentException(
                    "gateway.hets.url and gateway.hets.test.url are the same: test data would reach production; name the"
                            + " test service, or leave the second empty");
    }

    /** The same for test data. */
    HetsSettings onTestSide() {
        boolean ownKey = !test.keyStore.isBlank();
        return new HetsSettings(
                test.url,
                envelope,
                test.submitterId.isBlank() ? submitterId : test.submitterId,
                contractsOnTestSide(),
                payerId,
                traceAssigner,
                ownKey ? test.keyStore : keyStore,
                ownKey ? test.keyStorePassword : keyStorePassword,
                trustStore,
                trustStorePassword,
                connectTimeout,
                callsMax,
                rest,
                answerSizeMax,
                new TestSide("", "", List.of(), "", ""));
    }

    private List<String> contractsOnTestSide() {
        var ids = new TreeMap<>(Submitters.of(submitterId, contracts).byContract());
        ids.putAll(Submitters.of(test.submitterId, test.contracts).byContract());
        return ids.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
    }

    Submitters submitters() {
        return Submitters.of(submitterId, contracts);
    }

    /** The two envelopes of CORE 2.2.0. */
    public enum Envelope {
        MIME,
        SOAP
    }

    boolean configured() {
        return !url.isBlank();
    }

    @Override
    public String toString() {
        return "HetsSettings[url=" + url + ", submitterId=" + submitterId + "]";
    }
}
