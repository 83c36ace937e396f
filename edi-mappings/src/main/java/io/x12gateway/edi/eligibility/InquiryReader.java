package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.segment.Address;
import io.x12gateway.edi.segment.Beginning;
import io.x12gateway.edi.segment.Loop;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.ProviderRole;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.SegmentCursor;
import io.x12gateway.edi.segment.Trace;

import java.util.ArrayList;
import java.util.List;

/** 270 to records. */
final class InquiryReader {
    private static final List<String> LEVEL_ENDS = List.of("HL", "EQ", "SE");
    private final SegmentCursor cursor;

    private InquiryReader(SegmentCursor cursor) {
        this.cursor = cursor;
    }

    static EligibilityInquiry read(byte[] transaction, Delimiters delimiters) {
        var reader = new InquiryReader(SegmentCursor.open(transaction, delimiters, "270"));
        return reader.inquiry();
    }

    private EligibilityInquiry inquiry() {
        var beginning = Beginning.read(cursor.take("BHT", "the header"));
        var sources = new ArrayList<EligibilityInquiry.Source>();
        do sources.add(source());
        while (Levels.atSource(cursor));
        cursor.end("the 270");
        return new EligibilityInquiry(beginning, sources);
    }

    private EligibilityInquiry.Source source() {
        Levels.take(cursor, Levels.SOURCE, "2000A");
        var name = Name.read(cursor.take("NM1", "2100A"));
        var receivers = new ArrayList<EligibilityInquiry.Receiver>();
        while (Levels.atReceiver(cursor)) receivers.add(receiver());
        return new EligibilityInquiry.Source(name, receivers);
    }

    private EligibilityInquiry.Receiver receiver() {
        Levels.take(cursor, Levels.RECEIVER, "2000B");
        var loop = cursor.loop("2100B", "NM1", LEVEL_ENDS).only("NM1", "REF", "N3", "N4", "PRV");
        var subscribers = new ArrayList<EligibilityInquiry.Subscriber>();
        while (Levels.atSubscriber(cursor)) subscribers.add(subscriber());
        return new EligibilityInquiry.Receiver(
                loop.required("NM1", Name::read),
                loop.all("REF", Reference::read),
                Address.read(loop),
                loop.one("PRV", ProviderRole::read),
                subscribers);
    }

    private EligibilityInquiry.Subscriber subscriber() {
        var loop = patient(Levels.SUBSCRIBER, "2000C");
        var inquiries = inquiries("2110C");
        var dependents = new ArrayList<EligibilityInquiry.Dependent>();
        while (Levels.atDependent(cursor)) dependents.add(dependent());
        return new EligibilityInquiry.Subscriber(
                loop.all("TRN", Trace::read), Individual.read(loop), inquiries, dependents);
    }

    private EligibilityInquiry.Dependent dependent() {
        var loop = patient(Levels.DEPENDENT, "2000D");
        return new EligibilityInquiry.Dependent(
                loop.all("TRN", Trace::read), Individual.read(loop), inquiries("2110D"));
    }

    private Loop patient(String level, String name) {
        Levels.take(cursor, level, name);
        return cursor.rest(name, LEVEL_ENDS).only("TRN", "NM1", "REF", "N3", "N4", "PRV", "DMG", "INS", "HI", "DTP");
    }

    private List<BenefitInquiry> inquiries(String name) {
        var inquiries = new ArrayList<BenefitInquiry>();
        while (cursor.at("EQ")) {
            inquiries.add(
                    BenefitInquiry.read(cursor.loop(name, "EQ", LEVEL_ENDS).only("EQ", "AMT", "III", "REF", "DTP")));
        }
        return inquiries;
    }
}
