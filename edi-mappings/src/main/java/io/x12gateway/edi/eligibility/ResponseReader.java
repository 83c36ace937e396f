package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.segment.Address;
import io.x12gateway.edi.segment.Beginning;
import io.x12gateway.edi.segment.Contact;
import io.x12gateway.edi.segment.Loop;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.ProviderRole;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.SegmentCursor;
import io.x12gateway.edi.segment.Trace;

import java.util.ArrayList;
import java.util.List;

/** 271 to records. */
final class ResponseReader {
    private static final List<String> LEVEL_ENDS = List.of("HL", "EB", "SE");
    private static final List<String> BENEFIT_ENDS = List.of("HL", "EB", "SE", "LS", "LE", "NM1");
    private final SegmentCursor cursor;

    private ResponseReader(SegmentCursor cursor) {
        this.cursor = cursor;
    }

    static EligibilityResponse read(byte[] transaction, Delimiters delimiters) {
        return new ResponseReader(SegmentCursor.open(transaction, delimiters, "271")).response();
    }

    private EligibilityResponse response() {
        var beginning = Beginning.read(cursor.take("BHT", "the header"));
        var sources = new ArrayList<EligibilityResponse.Source>();
        do sources.add(source());
        while (Levels.atSource(cursor));
        cursor.end("the 271");
        return new EligibilityResponse(beginning, sources);
    }

    private EligibilityResponse.Source source() {
        Levels.take(cursor, Levels.SOURCE, "2000A");
        var system = cursor.rest("2000A", List.of("NM1", "HL", "SE")).only("AAA");
        var payer = cursor.loop("2100A", "NM1", LEVEL_ENDS).only("NM1", "PER", "AAA");
        var receivers = new ArrayList<EligibilityResponse.Receiver>();
        while (Levels.atReceiver(cursor)) receivers.add(receiver());
        return new EligibilityResponse.Source(
                system.all("AAA", Rejection::read),
                payer.required("NM1", Name::read),
                payer.all("PER", Contact::read),
                payer.all("AAA", Rejection::read),
                receivers);
    }

    private EligibilityResponse.Receiver receiver() {
        Levels.take(cursor, Levels.RECEIVER, "2000B");
        var loop = cursor.loop("2100B", "NM1", LEVEL_ENDS).only("NM1", "REF", "N3", "N4", "AAA", "PRV");
        var subscribers = new ArrayList<EligibilityResponse.Subscriber>();
        while (Levels.atSubscriber(cursor)) subscribers.add(subscriber());
        return new EligibilityResponse.Receiver(
                loop.required("NM1", Name::read),
                loop.all("REF", Reference::read),
                Address.read(loop),
                loop.all("AAA", Rejection::read),
                loop.one("PRV", ProviderRole::read),
                subscribers);
    }

    private EligibilityResponse.Subscriber subscriber() {
        var loop = patient(Levels.SUBSCRIBER, "2000C");
        var benefits = benefits("2110C");
        var dependents = new ArrayList<EligibilityResponse.Dependent>();
        while (Levels.atDependent(cursor)) dependents.add(dependent());
        return new EligibilityResponse.Subscriber(
                loop.all("TRN", Trace::read), Individual.read(loop), benefits, dependents);
    }

    private EligibilityResponse.Dependent dependent() {
        var loop = patient(Levels.DEPENDENT, "2000D");
        return new EligibilityResponse.Dependent(
                loop.all("TRN", Trace::read), Individual.read(loop), benefits("2110D"));
    }

    private Loop patient(String level, String name) {
        Levels.take(cursor, level, name);
        return cursor.rest(name, LEVEL_ENDS)
                .only("TRN", "NM1", "REF", "N3", "N4", "AAA", "PRV", "DMG", "INS", "HI", "DTP", "MPI");
    }

    private List<Benefit> benefits(String name) {
        var benefits = new ArrayList<Benefit>();
        while (cursor.at("EB")) {
            var loop = cursor.loop(name, "EB", BENEFIT_ENDS).only("EB", "HSD", "REF", "DTP", "AAA", "MSG", "III");
            benefits.add(Benefit.read(loop, related()));
        }
        return benefits;
    }

    private List<RelatedParty> related() {
        var related = new ArrayList<RelatedParty>();
        if (!cursor.at("LS")) return related;
        cursor.take("LS", "2110");
        while (cursor.at("NM1")) {
            related.add(
                    RelatedParty.read(cursor.loop("2120", "NM1", BENEFIT_ENDS).only("NM1", "N3", "N4", "PER", "PRV")));
        }
        cursor.take("LE", "2110");
        return related;
    }
}
