package io.x12gateway.edi.claimstatus;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.segment.Beginning;
import io.x12gateway.edi.segment.Contact;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.SegmentCursor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** 277 to records. */
final class ResponseReader {
    private static final List<String> LEVEL_ENDS = List.of("HL", "TRN", "SE");
    private static final List<String> CLAIM_ENDS = List.of("HL", "TRN", "SVC", "SE");
    private final SegmentCursor cursor;

    private ResponseReader(SegmentCursor cursor) {
        this.cursor = cursor;
    }

    static ClaimStatusResponse read(byte[] transaction, Delimiters delimiters) {
        return new ResponseReader(SegmentCursor.open(transaction, delimiters, "277")).response();
    }

    private ClaimStatusResponse response() {
        var beginning = Beginning.read(cursor.take("BHT", "the header"));
        var payers = new ArrayList<ClaimStatusResponse.Payer>();
        do payers.add(payer());
        while (Levels.at(cursor, Levels.PAYER));
        cursor.end("the 277");
        return new ClaimStatusResponse(beginning, payers);
    }

    private ClaimStatusResponse.Payer payer() {
        Levels.take(cursor, Levels.PAYER, "2000A");
        var loop = cursor.loop("2100A", "NM1", LEVEL_ENDS).only("NM1", "PER");
        var receivers = new ArrayList<ClaimStatusResponse.Receiver>();
        while (Levels.at(cursor, Levels.RECEIVER)) receivers.add(receiver());
        return new ClaimStatusResponse.Payer(
                loop.required("NM1", Name::read), loop.one("PER", Contact::read), receivers);
    }

    private ClaimStatusResponse.Receiver receiver() {
        Levels.take(cursor, Levels.RECEIVER, "2000B");
        var name = Name.read(cursor.take("NM1", "2100B"));
        var status = levelStatus("2200B");
        var providers = new ArrayList<ClaimStatusResponse.Provider>();
        while (Levels.at(cursor, Levels.PROVIDER)) providers.add(provider());
        return new ClaimStatusResponse.Receiver(name, status, providers);
    }

    private ClaimStatusResponse.Provider provider() {
        Levels.take(cursor, Levels.PROVIDER, "2000C");
        var names = cursor.loop("2100C", "NM1", LEVEL_ENDS).only("NM1").all("NM1", Name::read);
        var status = levelStatus("2200C");
        var subscribers = new ArrayList<ClaimStatusResponse.Subscriber>();
        while (Levels.at(cursor, Levels.SUBSCRIBER)) subscribers.add(subscriber());
        return new ClaimStatusResponse.Provider(names, status, subscribers);
    }

    private Optional<LevelStatus> levelStatus(String name) {
        if (!cursor.at("TRN")) return Optional.empty();
        return Optional.of(LevelStatus.read(cursor.loop(name, "TRN", LEVEL_ENDS).only("TRN", "STC")));
    }

    private ClaimStatusResponse.Subscriber subscriber() {
        Levels.take(cursor, Levels.SUBSCRIBER, "2000D");
        var name = Name.read(cursor.take("NM1", "2100D"));
        var claims = claims("2200D");
        var dependents = new ArrayList<ClaimStatusResponse.Dependent>();
        while (Levels.at(cursor, Levels.DEPENDENT)) dependents.add(dependent());
        return new ClaimStatusResponse.Subscriber(name, claims, dependents);
    }

    private ClaimStatusResponse.Dependent dependent() {
        Levels.take(cursor, Levels.DEPENDENT, "2000E");
        var name = Name.read(cursor.take("NM1", "2100E"));
        return new ClaimStatusResponse.Dependent(name, claims("2200E"));
    }

    private List<ClaimStatus> claims(String name) {
        var claims = new ArrayList<ClaimStatus>();
        while (cursor.at("TRN")) {
            var loop = cursor.loop(name, "TRN", CLAIM_ENDS).only("TRN", "STC", "REF", "DTP");
            claims.add(ClaimStatus.read(loop, lines()));
        }
        return claims;
    }

    private List<LineStatus> lines() {
        var lines = new ArrayList<LineStatus>();
        while (cursor.at("SVC")) {
            lines.add(LineStatus.read(cursor.loop("2220", "SVC", CLAIM_ENDS).only("SVC", "STC", "REF", "DTP")));
        }
        return lines;
    }
}
