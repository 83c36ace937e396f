package io.x12gateway.edi.segment;

import io.x12gateway.edi.envelope.Elements;
import io.x12gateway.edi.envelope.Segment;

import java.util.ArrayList;
import java.util.List;

/** A segment where its bytes lie, as readers of records ask for it. It holds good only until the next one is read. */
public interface ReadSegment extends Elements {

    /**
     * The segment id as a number: its letters, 8 bits each. Lets a reader switch without making text; see
     * {@link #tag(String)}. Ids of more than four letters have a number that no segment of X12 has.
     */
    int tag();

    /** The segment as text, for keeping. */
    Segment kept();

    /** The number that {@link #tag()} gives for {@code id}, which has at most three letters. */
    static int tag(String id) {
        int tag = 0;
        for (int i = 0; i < id.length(); i++) tag = tag << 8 | id.charAt(i);
        return tag;
    }

    /** All elements as text. */
    default List<String> elements() {
        var elements = new ArrayList<String>(count());
        for (int number = 1; number <= count(); number++) elements.add(element(number));
        return elements;
    }
}
