package io.x12gateway.edi.claimstatus;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.SegmentList;

import java.util.Optional;

/**
 * A status of the external lists. Composite C043, STC01, STC10 and STC11.
 *
 * @param category list 507, such as {@code F1} finalised and paid, {@code A4} not found
 * @param status list 508, such as {@code 65} paid, {@code 35} claim not found
 * @param entity list 98, whom the status is about; empty if the status names no entity
 * @param codeList {@code RX} for pharmacy rejects, else empty
 */
public record StatusCode(String category, String status, String entity, String codeList) {
    public static StatusCode of(String category, String status) {
        return new StatusCode(category, status, "", "");
    }

    public static StatusCode of(String category, String status, String entity) {
        return new StatusCode(category, status, entity, "");
    }

    /** The composite at {@code element}, empty if the element is. */
    public static Optional<StatusCode> read(Segment stc, int element) {
        if (!stc.has(element)) return Optional.empty();
        return Optional.of(new StatusCode(
                stc.component(element, 1),
                stc.component(element, 2),
                stc.component(element, 3),
                stc.component(element, 4)));
    }

    /** One element of a segment to be written. */
    public String text() {
        return SegmentList.composite(category, status, entity, codeList);
    }

    /** {@code F1:65} or {@code D0:562:1P}. */
    @Override
    public String toString() {
        return category + ":" + status + (entity.isEmpty() ? "" : ":" + entity);
    }
}
