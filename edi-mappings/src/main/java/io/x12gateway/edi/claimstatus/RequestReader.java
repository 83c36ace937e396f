package io.x12gateway.edi.claimstatus;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.segment.Beginning;
import io.x12gateway.edi.segment.Demographics;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.SegmentCursor;

import java.util.ArrayList;
import java.util.List;

/** 276 to records. */
final class RequestReader {
    private static final List<String> LEVEL_ENDS = List.of("HL", "TRN", "SE");
    private static final List<String> CLAIM_ENDS = List.of("HL", "TRN", "SVC", "SE");
    private final SegmentCursor cursor;

    private RequestReader(SegmentCursor cursor) {
        this.cursor = cursor;
    }

    static ClaimStatusRequest read(byte[] transaction, Delimiters delimiters) {
        return new RequestReader(SegmentCursor.open(transaction, delimiters, "276")).request();
    }

    private ClaimStatusRequest request() {
        var beginning = Beginning.read(cursor.take("BHT", "the header"));
        var payers = new ArrayList<ClaimStatusRequest.Payer>();
        do payers.add(payer());
        while (Levels.at(cursor, Levels.PAYER));
        cursor.end("the 276");
        return new ClaimStatusRequest(beginning, payers);
    }

    private ClaimStatusRequest.Payer payer() {
        Levels.take(cursor, Levels.PAYER, "2000A");
        var name = Name.read(cursor.take("NM1", "2100A"));
        var receivers = new ArrayList<ClaimStatusRequest.Receiver>();
        while (Levels.at(cursor, Levels.RECEIVER)) receivers.add(receiver());
        return new ClaimStatusRequest.Payer(name, receivers);
    }

    private ClaimStatusRequest.Receiver receiver() {
        Levels.take(cursor, Levels.RECEIVER, "2000B");
        var name = Name.read(cursor.take("NM1", "2100B"));
        var providers = new ArrayList<ClaimStatusRequest.Provider>();
        while (Levels.at(cursor, Levels.PROVIDER)) providers.add(provider());
        return new ClaimStatusRequest.Receiver(name, providers);
    }

    private ClaimStatusRequest.Provider provider() {
        Levels.take(cursor, Levels.PROVIDER, "2000C");
        var names = cursor.loop("2100C", "NM1", LEVEL_ENDS).only("NM1").all("NM1", Name::read);
        var subscribers = new ArrayList<ClaimStatusRequest.Subscriber>();
        while (Levels.at(cursor, Levels.SUBSCRIBER)) subscribers.add(subscriber());
        return new ClaimStatusRequest.Provider(names, subscribers);
    }

    private ClaimStatusRequest.Subscriber subscriber() {
        Levels.take(cursor, Levels.SUBSCRIBER, "2000D");
        var person = cursor.rest("2000D", LEVEL_ENDS).only("DMG", "NM1");
        var claims = claims("2200D");
        var dependents = new ArrayList<ClaimStatusRequest.Dependent>();
        while (Levels.at(cursor, Levels.DEPENDENT)) dependents.add(dependent());
        return new ClaimStatusRequest.Subscriber(
                person.one("DMG", Demographics::read), person.required("NM1", Name::read), claims, dependents);
    }

    private ClaimStatusRequest.Dependent dependent() {
        Levels.take(cursor, Levels.DEPENDENT, "2000E");
        var person = cursor.rest("2000E", LEVEL_ENDS).only("DMG", "NM1");
        return new ClaimStatusRequest.Dependent(
                person.one("DMG", Demographics::read), person.required("NM1", Name::read), claims("2200E"));
    }

    private List<ClaimInquiry> claims(String name) {
        var claims = new ArrayList<ClaimInquiry>();
        while (cursor.at("TRN")) {
            var loop = cursor.loop(name, "TRN", CLAIM_ENDS).only("TRN", "REF", "AMT", "DTP");
            claims.add(ClaimInquiry.read(loop, lines()));
        }
        return claims;
    }

    private List<ServiceLine> lines() {
        var lines = new ArrayList<ServiceLine>();
        while (cursor.at("SVC")) {
            lines.add(ServiceLine.read(cursor.loop("2210", "SVC", CLAIM_ENDS).only("SVC", "REF", "DTP")));
        }
        return lines;
    }
}
