package io.x12gateway.edi.claim;

import io.x12gateway.edi.segment.Beginning;
import io.x12gateway.edi.segment.Decimal;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.Procedure;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.SegmentCursor;
import io.x12gateway.edi.segment.ServiceDate;
import io.x12gateway.edi.segment.Trace;
import io.x12gateway.edi.segment.UnreadableTransactionException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** 277CA to records. */
final class AcknowledgmentReader {
    private static final List<String> LEVEL_ENDS = List.of("HL", "NM1", "TRN", "SE");
    private static final List<String> CLAIM_ENDS = List.of("SVC", "TRN", "HL", "SE");

    private final SegmentCursor cursor;

    AcknowledgmentReader(SegmentCursor cursor) {
        this.cursor = cursor;
    }

    ClaimAcknowledgment read() {
        var beginning = Beginning.read(cursor.take("BHT", "the 277CA"));
        take("20", "2000A");
        var source = Name.read(cursor.take("NM1", "2100A"));
        var receipt = cursor.loop("2200A", "TRN", LEVEL_ENDS).only("TRN", "DTP");
        var submitter = submitter();
        cursor.end("the 277CA");
        return new ClaimAcknowledgment(
                beginning, source, Trace.read(receipt.first()), receipt.all("DTP", ServiceDate::read), submitter);
    }

    private void take(String level, String where) {
        var hl = cursor.take("HL", where);
        if (!hl.element(3).equals(level))
            throw UnreadableTransactionException.at(
                    hl, "HL03 is '" + hl.element(3) + "', expected " + level + " in " + where);
    }

    private ClaimAcknowledgment.Submitter submitter() {
        take("21", "2000B");
        var name = Name.read(cursor.take("NM1", "2100B"));
        var batch = cursor.loop("2200B", "TRN", LEVEL_ENDS).only("TRN", "STC", "QTY", "AMT");
        var providers = new ArrayList<ClaimAcknowledgment.BillingProvider>();
        while (cursor.at("HL", 3, "19")) providers.add(provider());
        return new ClaimAcknowledgment.Submitter(
                name, Trace.read(batch.first()), batch.all("STC", Answer::read), Totals.read(batch), providers);
    }

    private ClaimAcknowledgment.BillingProvider provider() {
        take("19", "2000C");
        var name = Name.read(cursor.take("NM1", "2100C"));
        Optional<ClaimAcknowledgment.ProviderAnswer> answer =
                cursor.at("TRN") ? Optional.of(providerAnswer()) : Optional.empty();
        var patients = new ArrayList<ClaimAcknowledgment.Patient>();
        while (cursor.at("HL", 3, "PT")) patients.add(patient());
        return new ClaimAcknowledgment.BillingProvider(name, answer, patients);
    }

    private ClaimAcknowledgment.ProviderAnswer providerAnswer() {
        var loop = cursor.loop("2200C", "TRN", LEVEL_ENDS).only("TRN", "STC", "REF", "QTY", "AMT");
        return new ClaimAcknowledgment.ProviderAnswer(
                Trace.read(loop.first()),
                loop.all("STC", Answer::read),
                loop.all("REF", Reference::read),
                Totals.read(loop));
    }

    private ClaimAcknowledgment.Patient patient() {
        take("PT", "2000D");
        var name = Name.read(cursor.take("NM1", "2100D"));
        var claims = new ArrayList<ClaimAcknowledgment.ClaimAnswer>();
        while (cursor.at("TRN")) claims.add(claim());
        return new ClaimAcknowledgment.Patient(name, claims);
    }

    private ClaimAcknowledgment.ClaimAnswer claim() {
        var loop = cursor.loop("2200D", "TRN", CLAIM_ENDS).only("TRN", "STC", "REF", "DTP");
        var lines = new ArrayList<ClaimAcknowledgment.LineAnswer>();
        while (cursor.at("SVC")) lines.add(line());
        return new ClaimAcknowledgment.ClaimAnswer(
                Trace.read(loop.first()),
                loop.all("STC", Answer::read),
                loop.all("REF", Reference::read),
                loop.required("DTP", ServiceDate::read),
                lines);
    }

    private ClaimAcknowledgment.LineAnswer line() {
        var loop = cursor.loop("2220D", "SVC", CLAIM_ENDS).only("SVC", "STC", "REF", "DTP");
        var svc = loop.first();
        return new ClaimAcknowledgment.LineAnswer(
                Procedure.required(svc, 1),
                Decimal.required(svc, 2),
                svc.element(4),
                Decimal.read(svc, 7),
                loop.all("STC", Answer::read),
                loop.all("REF", Reference::read),
                loop.one("DTP", ServiceDate::read));
    }
}
