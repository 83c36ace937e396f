package io.x12gateway.core.reconciliation;

import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payment.Remittance;
import io.x12gateway.core.payment.Transfer;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.edi.envelope.ByteSpan;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReconciliationTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final String PAYER = "1999999999";
    private static final String OTHER = "1888888888";
    private static final Ulid IDS = new Ulid(Clock.systemUTC());

    private final List<Remittance> remittances = new ArrayList<>();
    private final List<Transfer> transfers = new ArrayList<>();
    private final List<RefusedRemittance> refused = new ArrayList<>();

    @Test
    void findsNothingWhereBothSayTheSame() {
        remit("EFT1", "10.00");
        remit("EFT2", "0.50");
        transfer("EFT1", "10.00");
        transfer("EFT2", "0.50");
        var day = only();
        assertThat(report().balanced()).isTrue();
        assertThat(day.matched()).isEqualTo(2);
        assertThat(day.expected()).isEqualByComparingTo("10.50");
        assertThat(day.transferred()).isEqualByComparingTo("10.50");
        assertThat(day.difference()).isZero();
        assertThat(day.claims()).isEqualTo(6);
    }

    @Test
    void namesTheLineAndTheSetWhereAmountsDiffer() {
        remit("EFT1", "10.00");
        transfer("EFT0", "10.00", PAYER, DAY.plusDays(9));
        transfer("EFT1", "10.01");
        var finding = finding(Difference.AMOUNT_DIFFERS);
        assertThat(finding.transfers()).extracting(Report.LinePlace::line).containsExactly(3);
        assertThat(finding.remittances()).extracting(Report.SetPlace::offset).containsExactly(100L);
        assertThat(finding.message())
                .contains("line 3 of eft.csv moves 10.01", "at byte 100", "tells of 10.00", "difference of 0.01");
        assertThat(day(DAY, PAYER).difference()).isEqualByComparingTo("0.01");
        assertThat(day(DAY, PAYER).matched()).isZero();
    }

    @Test
    void missesARemittance() {
        transfer("EFT1", "10.00");
        assertThat(finding(Difference.TRANSFER_WITHOUT_REMITTANCE).message())
                .contains("line 2 of eft.csv", "EFT1", "ask the payer");
    }

    @Test
    void missesATransfer() {
        remit("EFT1", "10.00");
        assertThat(finding(Difference.REMITTANCE_WITHOUT_TRANSFER).message()).contains("byte 100", "10.00 by ACH");
        assertThat(only().difference()).isEqualByComparingTo("-10.00");
    }

    @Test
    void expectsNoTransferForNothingAChequeOrANotice() {
        remit("NP1", "0.00", "NON", PAYER, DAY);
        remit("NP2", "0.00", "ACH", PAYER, DAY);
        remit("CHK3", "25.00", "CHK", PAYER, DAY);
        assertThat(report().balanced()).isTrue();
        assertThat(only().remitted()).isEqualByComparingTo("25.00");
        assertThat(only().expected()).isZero();
    }

    @Test
    void asksWhatATransferIsForWhereNothingWasToBePaid() {
        remit("NP1", "0.00", "NON", PAYER, DAY);
        transfer("NP1", "3.00");
        assertThat(finding(Difference.TRANSFER_NOT_EXPECTED).transfers()).hasSize(1);
    }

    @Test
    void countsADoubledTransferTwiceInTheSumAndSaysSo() {
        remit("EFT1", "10.00");
        transfer("EFT1", "10.00");
        transfer("EFT1", "10.00");
        assertThat(finding(Difference.TRANSFER_DOUBLED).transfers())
                .extracting(Report.LinePlace::line)
                .containsExactly(2, 3);
        assertThat(only().difference()).isEqualByComparingTo("10.00");
    }

    @Test
    void countsADoubledRemittanceOnce() {
        remit("EFT1", "10.00");
        remit("EFT1", "10.00");
        transfer("EFT1", "10.00");
        assertThat(finding(Difference.REMITTANCE_DOUBLED).remittances()).hasSize(2);
        assertThat(only().difference()).isZero();
        assertThat(only().remittances()).isEqualTo(1);
    }

    @Test
    void countsWhatIsHeldAndSaysWhy() {
        remit("EFT1", "10.00");
        hold("EFT2", "7.00", "NO_RECIPIENT");
        hold("EFT1", "10.00", "POSSIBLE_DUP_PAYMENT");
        transfer("EFT1", "10.00");
        transfer("EFT2", "7.00");
        assertThat(only().held())
                .containsExactly(
                        new Report.Held("NO_RECIPIENT", 1, new BigDecimal("7.00"), 3),
                        new Report.Held("POSSIBLE_DUP_PAYMENT", 1, new BigDecimal("10.00"), 3));
        assertThat(finding(Difference.REMITTANCE_HELD).message()).contains("7.00", "NO_RECIPIENT", "byte 200");
        assertThat(finding(Difference.REMITTANCE_DOUBLED).remittances())
                .extracting(Report.SetPlace::held)
                .containsExactly("", "POSSIBLE_DUP_PAYMENT");
        assertThat(only().remittances()).isEqualTo(2);
        assertThat(only().claims()).isEqualTo(6);
        assertThat(only().difference()).isZero();
    }

    @Test
    void namesTheRefusedRemittanceOfATransfer() {
        refuse("EFT1", "10.00");
        transfer("EFT1", "10.00");
        var finding = finding(Difference.REMITTANCE_REFUSED);
        assertThat(finding.message()).contains("line 2 of eft.csv moves 10.00", "byte 900", "OUT_OF_BALANCE", "payer");
        assertThat(finding.transfers()).hasSize(1);
        assertThat(only().held()).containsExactly(new Report.Held("REFUSED", 1, new BigDecimal("10.00"), 0));
        assertThat(only().findings()).hasSize(1);
    }

    @Test
    void tellsOfARefusedRemittanceBeforeAnyMoneyMoves() {
        refuse("EFT1", "10.00");
        assertThat(finding(Difference.REMITTANCE_REFUSED).transfers()).isEmpty();
        assertThat(report().balanced()).isFalse();
    }

    @Test
    void forgetsARefusedRemittanceOnceItsPaymentCameAgain() {
        refuse("EFT1", "9.99");
        remit("EFT1", "10.00");
        transfer("EFT1", "10.00");
        assertThat(report().balanced()).isTrue();
        assertThat(only().held()).isEmpty();
    }

    @Test
    void writesBothSidesOfAFindingAsRowsThatNoSpreadsheetTakesForAFormula() {
        remit("EFT1", "10.00");
        transfers.add(new Transfer("L1", "=cmd(),x.csv", 2, DAY, PAYER, "EFT1", new BigDecimal("11.00"), ""));
        var rows = ReportCsv.of(report()).lines().toList();
        assertThat(rows).hasSize(4);
        assertThat(rows.get(1)).startsWith("day,2026-11-25,1999999999,,,10.00,10.00,11.00,1.00,3,");
        assertThat(rows.get(2))
                .startsWith("remittance,2026-11-25,1999999999,AMOUNT_DIFFERS,EFT1,")
                .contains(",100,150,10.00,");
        assertThat(rows.get(3)).contains(",11.00,,\"'=cmd(),x.csv\",2,");
    }

    @Test
    void countsTheLastOfWhatWasIssuedAgain() {
        remit("EFT1", "10.00");
        remit("EFT1", "9.00");
        transfer("EFT1", "9.00");
        assertThat(finding(Difference.REMITTANCE_REISSUED).message()).contains("first 10.00, last 9.00");
        assertThat(only().difference()).isZero();
        assertThat(only().findings()).hasSize(1);
    }

    @Test
    void seesThatTheBankNamesAnotherPayer() {
        remit("EFT1", "10.00");
        transfer("EFT1", "10.00", OTHER, DAY);
        assertThat(finding(Difference.PAYER_DIFFERS).message()).contains(OTHER, PAYER, "line 2");
        assertThat(report().days()).flatExtracting(Report.Day::findings).hasSize(1);
    }

    @Test
    void keepsTheSameTraceNumberOfTwoPayersApart() {
        remit("EFT1", "10.00");
        remit("EFT1", "99.00", "ACH", OTHER, DAY);
        transfer("EFT1", "10.00");
        transfer("EFT1", "99.00", OTHER, DAY);
        assertThat(report().balanced()).isTrue();
        assertThat(report().days()).hasSize(2);
    }

    @Test
    void seesAnotherDay() {
        remit("EFT1", "10.00");
        transfer("EFT1", "10.00", PAYER, DAY.plusDays(1));
        assertThat(finding(Difference.DATE_DIFFERS).message()).contains("2026-11-26", "2026-11-25 (BPR16)");
        assertThat(report().days()).hasSize(1);
    }

    @Test
    void readsQuotedCellsAndPassesOverColumnsThatItDoesNotKnow() {
        var lines = TransferFile.read("L1", "eft.csv", """
                date,payer_id,payer,trace,payee_npi,payee,amount,file
                2026-11-25,1999999999,"MAC, THE ""OLD"" ONE",EFT1,1234567893,"CLINIC, RIVER",12.5,x.x12

                2026-11-25,1999999999,MAC,EFT2,,,-3.00,x.x12
                """);
        assertThat(lines)
                .containsExactly(
                        new Transfer(
                                "L1",
                                "eft.csv",
                                2,
                                DAY,
                                PAYER,
                                "EFT1",
                                new BigDecimal("12.5"),
                                "1234567893 CLINIC, RIVER"),
                        new Transfer("L1", "eft.csv", 4, DAY, PAYER, "EFT2", new BigDecimal("-3.00"), ""));
    }

    @Test
    void namesEveryLineThatIsAtFaultAndReadsNothing() {
        assertThatThrownBy(() -> TransferFile.read("L1", "eft.csv", """
                date,payer_id,trace,amount
                25.11.2026,1999999999,EFT1,1.00
                2026-11-25,,EFT2,1.00
                2026-11-25,1999999999,,1.00
                2026-11-25,1999999999,EFT4,"1,00"
                2026-11-25,1999999999,EFT5,1.00"
                """))
                .isInstanceOf(GatewayFault.class)
                .hasMessageContainingAll(
                        "Line 2: date is \"25.11.2026\"",
                        "Line 3: payer_id",
                        "Line 4: trace",
                        "Line 5: amount is \"1,00\"",
                        "Line 6: a quote is not closed");
        assertThatThrownBy(() -> TransferFile.read("L1", "eft.csv", "when,who\n"))
                .hasMessageContaining("no column date, payer_id, trace, amount");
        assertThatThrownBy(() -> TransferFile.read("L1", "eft.csv", "")).hasMessageContaining("empty");
        assertThatThrownBy(() -> TransferFile.read("L1", "eft.csv", "date,payer_id,trace,amount\n"))
                .hasMessageContaining("no transfer");
    }

    private Report report() {
        return Reconciliation.of(remittances, transfers, refused, trace -> "key of " + trace, day -> true);
    }

    private Report.Day only() {
        assertThat(report().days()).hasSize(1);
        return report().days().getFirst();
    }

    private Report.Day day(LocalDate day, String payer) {
        return report().days().stream()
                .filter(d -> d.day().equals(day) && d.payerId().equals(payer))
                .findFirst()
                .orElseThrow();
    }

    private Report.Finding finding(Difference difference) {
        var found = report().days().stream()
                .flatMap(d -> d.findings().stream())
                .filter(f -> f.difference() == difference)
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private void remit(String trace, String amount) {
        remit(trace, amount, "ACH", PAYER, DAY);
    }

    private void remit(String trace, String amount, String method, String payer, LocalDate day) {
        remittances.add(new Remittance(
                new SubmissionId(IDS.next()),
                new ByteSpan(100L * (remittances.size() + 1), 50),
                "0001",
                new PartnerId("payer"),
                "P",
                payer,
                trace,
                new BigDecimal(amount),
                method,
                day,
                "1234567893",
                Optional.of(new Remittance.Claims(3, new BigDecimal(amount), 0, 0)),
                Instant.EPOCH,
                ""));
    }

    private void hold(String trace, String amount, String reason) {
        remit(trace, amount);
        var last = remittances.removeLast();
        remittances.add(new Remittance(
                last.submission(),
                last.transaction(),
                last.controlNumber(),
                last.sender(),
                last.usage(),
                last.payerId(),
                last.traceNumber(),
                last.amount(),
                last.method(),
                last.date(),
                last.payee(),
                last.claims(),
                last.receivedAt(),
                reason));
    }

    private void refuse(String trace, String amount) {
        refused.add(new RefusedRemittance(
                new Report.SetPlace(
                        IDS.next(), "0001", 900, 50, new BigDecimal(amount), "remittance-rejected: OUT_OF_BALANCE"),
                PAYER,
                DAY,
                "key of " + trace,
                "example-mac"));
    }

    private void transfer(String trace, String amount) {
        transfer(trace, amount, PAYER, DAY);
    }

    private void transfer(String trace, String amount, String payer, LocalDate day) {
        transfers.add(new Transfer(
                "L1", "eft.csv", transfers.size() + 2, day, payer, trace, new BigDecimal(amount), "1234567893"));
    }
}
