package io.x12gateway.edi.claim;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Loop;
import io.x12gateway.edi.segment.SegmentList;

import java.util.List;

/** A form that belongs to a line, such as a certificate of medical necessity. Loop 2440. */
public record Form(String codeSet, String id, List<Answer> answers) {
    public Form {
        answers = List.copyOf(answers);
    }

    /** FRM: the number of a question, and the answer as yes or no, text, date CCYYMMDD or percentage. */
    public record Answer(String question, String yesNo, String text, String date, String percentage) {
        static Answer read(Segment frm) {
            return new Answer(frm.element(1), frm.element(2), frm.element(3), frm.element(4), frm.element(5));
        }

        Segment segment() {
            return Segment.of("FRM", question, yesNo, text, date, percentage);
        }
    }

    static Form read(Loop loop) {
        loop.only("LQ", "FRM");
        return new Form(loop.first().element(1), loop.first().element(2), loop.all("FRM", Answer::read));
    }

    void write(SegmentList out) {
        out.add("LQ", codeSet, id);
        out.all(answers, Answer::segment);
    }
}
