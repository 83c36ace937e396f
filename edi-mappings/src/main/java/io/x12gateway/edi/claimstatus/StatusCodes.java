package io.x12gateway.edi.claimstatus;

import io.x12gateway.edi.codelist.CodeList;
import io.x12gateway.edi.codelist.CodeLists;
import io.x12gateway.edi.schema.CodeSet;
import org.jspecify.annotations.Nullable;

/** What the code lists say of claim status, ready to be asked on the hot path. */
final class StatusCodes {
    private static volatile @Nullable StatusCodes standard;

    private final CodeLists lists;

    final CodeList categories;
    final CodeList statuses;

    /** Categories that tell of a payment. */
    final CodeSet paid;

    /** Categories that say that no status will be told. */
    final CodeSet errors;

    /** Statuses that need an entity. */
    final CodeSet entity;

    /** Statuses that need a second status. */
    final CodeSet another;

    StatusCodes(CodeLists lists) {
        this.lists = lists;
        categories = lists.list("claim-status-category");
        statuses = lists.list("claim-status");
        paid = categories.flagged("paid");
        errors = categories.flagged("error");
        entity = statuses.flagged("entity");
        another = statuses.flagged("another");
    }

    /** Those of {@link CodeLists#standard()}, prepared once. */
    static StatusCodes standard() {
        var lists = CodeLists.standard();
        var prepared = standard;
        if (prepared == null || prepared.lists != lists) {
            prepared = new StatusCodes(lists);
            standard = prepared;
        }
        return prepared;
    }
}
