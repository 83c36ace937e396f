package io.x12gateway.edi.remittance;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.SegmentCursor;
import io.x12gateway.edi.segment.Trace;

import java.util.ArrayList;
import java.util.List;

/** 835 to records. */
final class AdviceReader {
    private static final List<String> HEADER_ENDS = List.of("N1", "LX", "PLB", "SE");
    private static final List<String> GROUP_ENDS = List.of("CLP", "LX", "PLB", "SE");
    private static final List<String> CLAIM_ENDS = List.of("CLP", "SVC", "LX", "PLB", "SE");
    private final SegmentCursor cursor;

    private AdviceReader(SegmentCursor cursor) {
        this.cursor = cursor;
    }

    static RemittanceAdvice read(byte[] transaction, Delimiters delimiters) {
        return new AdviceReader(SegmentCursor.open(transaction, delimiters, "835")).advice();
    }

    private RemittanceAdvice advice() {
        var header = cursor.loop("the header", "BPR", HEADER_ENDS).only("BPR", "TRN", "CUR", "REF", "DTM");
        var payer = Party.read(cursor.loop("1000A", "N1", HEADER_ENDS).only("N1", "N3", "N4", "REF", "PER"));
        var payee = Party.read(cursor.loop("1000B", "N1", HEADER_ENDS).only("N1", "N3", "N4", "REF", "RDM"));
        var groups = new ArrayList<HeaderGroup>();
        while (cursor.at("LX")) groups.add(group());
        var adjustments = cursor.rest("the summary", List.of("SE")).only("PLB").all("PLB", ProviderAdjustment::read);
        cursor.end("the 835");
        return new RemittanceAdvice(
                header.required("BPR", Payment::read),
                header.required("TRN", Trace::read),
                header.one("CUR", cur -> cur.element(2)).orElse(""),
                header.all("REF", Reference::read),
                header.all("DTM", DatedRole::read),
                payer,
                payee,
                groups,
                adjustments);
    }

    private HeaderGroup group() {
        var loop = cursor.loop("2000", "LX", GROUP_ENDS).only("LX", "TS3", "TS2");
        var claims = new ArrayList<ClaimPayment>();
        while (cursor.at("CLP")) claims.add(claim());
        return new HeaderGroup(
                loop.first().element(1),
                loop.one("TS3", ts3 -> ts3.elements()).orElse(List.of()),
                loop.one("TS2", ts2 -> ts2.elements()).orElse(List.of()),
                claims);
    }

    private ClaimPayment claim() {
        var loop = cursor.loop("2100", "CLP", CLAIM_ENDS)
                .only("CLP", "CAS", "NM1", "MIA", "MOA", "REF", "DTM", "PER", "AMT", "QTY");
        var services = new ArrayList<ServicePayment>();
        while (cursor.at("SVC")) {
            services.add(ServicePayment.read(
                    cursor.loop("2110", "SVC", CLAIM_ENDS).only("SVC", "DTM", "CAS", "REF", "AMT", "QTY", "LQ")));
        }
        return ClaimPayment.read(loop, services);
    }
}
