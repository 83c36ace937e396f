package io.x12gateway.edi.validation;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.GroupHeader;
import io.x12gateway.edi.envelope.SegmentView;

import java.util.Optional;

/** By which guides the transaction sets of one group are judged. As a rule it is one, so it is looked for once. */
final class GroupTypes {
    private final GroupHeader group;
    private Optional<TransactionType> usual = Optional.empty();

    GroupTypes(GroupHeader group) {
        this.group = group;
    }

    /** The guide of the set that begins with this ST; empty, with a finding, if it can't be judged in this group. */
    Optional<TransactionType> judged(SegmentView st, Findings findings) {
        if (usual.isPresent() && st.says(1, usual.get().setId())) return usual;
        var type = TransactionEnvelopeRules.type(st.segment(), group, findings);
        if (type.isPresent()) usual = type;
        return type;
    }

    /** What the set says it is. */
    Optional<TransactionType> of(SegmentView st) {
        return TransactionType.of(st.element(1), group.version());
    }
}
