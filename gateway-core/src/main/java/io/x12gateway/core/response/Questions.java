package io.x12gateway.core.response;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.inquiry.Inquiry;
import io.x12gateway.core.inquiry.Question;
import io.x12gateway.core.payload.PayloadReader;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.eligibility.SeveralPatients;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.InterchangeHeader;

/** Inquiries as their partner put them. */
final class Questions {
    private static final int ISA_LENGTH = 106;

    private Questions() {}

    static Question question(Inquiry inquiry, PayloadReader bytes) {
        var header = header(inquiry, bytes);
        return question(inquiry, header, bytes);
    }

    static Question question(Inquiry inquiry, InterchangeHeader header, PayloadReader bytes) {
        var set = whole(inquiry, header, bytes);
        if (inquiry.patient() == 0) return set;
        var patient = SeveralPatients.in(set.transaction(), set.delimiters()).transaction(inquiry.patient());
        return new Question(set.inquiryId(), set.type(), patient, set.delimiters(), set.contract(), set.usage());
    }

    /** The transaction set as it came, for however many patients it asks. */
    static Question whole(Inquiry inquiry, InterchangeHeader header, PayloadReader bytes) {
        return new Question(
                inquiry.id(),
                inquiry.type(),
                bytes.read(inquiry.transaction()),
                header.delimiters(),
                inquiry.contract(),
                header.test() ? "T" : "P");
    }

    /** The ISA of the interchange that an inquiry came in; it was accepted, so it has 106 bytes. */
    static InterchangeHeader header(Inquiry inquiry, PayloadReader bytes) {
        var isa = bytes.read(new ByteSpan(inquiry.interchange().offset(), ISA_LENGTH));
        return X12.standard().validate(isa).interchanges().stream()
                .findFirst()
                .orElseThrow(() -> new GatewayFault(
                        FaultKind.GATEWAY,
                        "inquiry-misplaced",
                        "Inquiry " + inquiry.id() + " does not point to an interchange in submission "
                                + inquiry.submission() + "."))
                .header();
    }
}
