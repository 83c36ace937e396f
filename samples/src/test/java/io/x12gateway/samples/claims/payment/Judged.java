package io.x12gateway.samples.claims.payment;

import io.x12gateway.edi.X12;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.remittance.Balancing;
import io.x12gateway.edi.remittance.ClaimPayment;
import io.x12gateway.edi.remittance.RemittanceAdvice;
import io.x12gateway.edi.validation.ValidationReport.Verdict;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** An 835 file that the product's own judge has nothing to say against, and the transfers beside it. */
public record Judged(List<RemittanceAdvice> advices, Map<String, BigDecimal> transfers) {

    /** Reads a run's file; it must be valid, balanced, and agree with the list of transfers to the cent. */
    public static Judged of(PaymentRun.Result result) {
        var judged = new Judged(read(Path.of(result.file())), transfers(Path.of(result.eftFile()), result.fileName()));
        var moved = new LinkedHashMap<String, BigDecimal>();
        for (var advice : judged.advices)
            if (advice.payment().amount().signum() > 0)
                moved.put(advice.trace().number(), advice.payment().amount().setScale(2));
        assertThat(judged.transfers).isEqualTo(moved);
        assertThat(result.total())
                .isEqualByComparingTo(moved.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        return judged;
    }

    /** The advices of a file that must be valid and balanced. */
    public static List<RemittanceAdvice> read(Path path) {
        var file = bytes(path);
        var report = X12.standard().validate(file);
        assertThat(report.allFindings().map(f -> f.location().label() + " " + f.message()))
                .isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        var advices = report.transactions()
                .map(t -> Arrays.copyOfRange(
                        file, (int) t.span().offset(), (int) t.span().end()))
                .map(bytes -> RemittanceAdvice.read(bytes, Delimiters.STANDARD))
                .toList();
        assertThat(advices).allSatisfy(a -> assertThat(Balancing.differences(a)).isEmpty());
        return advices;
    }

    private static Map<String, BigDecimal> transfers(Path list, String fileName) {
        var transfers = new LinkedHashMap<String, BigDecimal>();
        if (!Files.exists(list)) return transfers;
        new String(bytes(list), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(fields -> fields[fields.length - 1].equals(fileName))
                .forEach(fields -> assertThat(transfers.put(fields[3], new BigDecimal(fields[9])))
                        .isNull());
        return transfers;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One claim by the provider's own number; the reversal if it is told of twice and {@code status} says so. */
    public ClaimPayment claim(String account, String status) {
        return advices.stream()
                .flatMap(RemittanceAdvice::claims)
                .filter(c ->
                        c.patientControlNumber().equals(account) && c.status().equals(status))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no claim " + account + " with status " + status));
    }

    public RemittanceAdvice of(String npi) {
        return advices.stream()
                .filter(a -> a.payee().id().equals(npi))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no advice for " + npi));
    }
}
