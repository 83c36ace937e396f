package io.x12gateway.core.ledger;

import io.x12gateway.core.lineage.ClaimEvent;
import io.x12gateway.core.lineage.ClaimEvent.What;
import io.x12gateway.core.lineage.ClaimIndex.By;
import io.x12gateway.core.lineage.ClaimIndex.Forgotten;
import io.x12gateway.core.lineage.ClaimIndex.Found;
import io.x12gateway.core.lineage.ClaimIndex.Scan;
import io.x12gateway.core.lineage.ClaimKeys;
import io.x12gateway.core.lineage.ClaimKeys.Kind;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.StagedPayload;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.edi.envelope.ByteSpan;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

public interface ClaimIndexContract extends StoresContract {
    ClaimKeys KEYS = new ClaimKeys(new byte[32]);

    @Test
    default void findsAClaimByEachOfItsNumbers() {
        var file = begun(Given.RIVERBEND);
        var event = claim(file, 300, "ACCT-1", "ICN-1");
        assertThat(stores().claims().add(file.document(), 0, List.of(event, set(file, 106)), true))
                .isTrue();

        var all = Optional.<PartnerId>empty();
        for (var by : By.values())
            assertThat(stores().claims().find(by, hash(by, event), all, 10))
                    .as("%s", by)
                    .extracting(Found::event)
                    .containsExactly(event);
        assertThat(stores().claims().find(By.PAYER, event.claim(), all, 10)).isEmpty();
        assertThat(stores().claims().find(By.CLAIM, "", all, 10)).isEmpty();
        assertThat(stores().claims().scan(file.document()))
                .contains(new Scan(file.document(), file.submission(), file.partner(), true, 2, true));
    }

    @Test
    default void showsAPartnerItsOwnFilesOnly() {
        var mine = begun(Given.RIVERBEND);
        var hers = begun(Given.HILLTOP);
        stores().claims().add(mine.document(), 0, List.of(claim(mine, 300, "ACCT-1", "ICN-1")), true);
        stores().claims().add(hers.document(), 0, List.of(claim(hers, 300, "ACCT-1", "ICN-2")), true);
        var hash = KEYS.hash(Kind.CLAIM, "ACCT-1");

        assertThat(stores().claims().find(By.CLAIM, hash, Optional.empty(), 10)).hasSize(2);
        assertThat(stores().claims().find(By.CLAIM, hash, Optional.of(Given.HILLTOP), 10))
                .extracting(f -> f.scan().document())
                .containsExactly(hers.document());
        assertThat(stores().claims().find(By.CLAIM, hash, Optional.empty(), 1)).hasSize(1);
    }

    /** Two who go through one file at once, or one who comes again after a crash. */
    @Test
    default void takesEachPieceOnce() {
        var file = begun(Given.RIVERBEND);
        var first = List.of(claim(file, 300, "ACCT-1", "ICN-1"), claim(file, 500, "ACCT-2", "ICN-2"));
        assertThat(stores().claims().add(file.document(), 0, first, false)).isTrue();
        assertThat(stores().claims().add(file.document(), 0, first, false)).isFalse();
        assertThat(stores().claims().begin(file).events()).isEqualTo(2);
        assertThat(stores().claims().add(file.document(), 2, List.of(set(file, 106)), true))
                .isTrue();
        assertThat(stores().claims().add(file.document(), 3, List.of(), true)).isFalse();

        assertThat(stores().claims().begin(file).ended()).isTrue();
        assertThat(stores().claims().claims(file.document(), 106, 10))
                .extracting(Found::event)
                .containsExactlyElementsOf(first);
    }

    @Test
    default void tellsOfTheSetsAroundTheClaims() {
        var file = begun(Given.RIVERBEND);
        var claims = List.of(claim(file, 300, "ACCT-1", "ICN-1"), claim(file, 500, "ACCT-2", "ICN-2"));
        stores().claims().add(file.document(), 0, claims, false);
        stores().claims().add(file.document(), 2, List.of(set(file, 106)), true);

        assertThat(stores().claims().sets(file.document(), 10))
                .extracting(Found::event)
                .containsExactly(set(file, 106));
        assertThat(stores().claims().set(file.document(), 106).map(Found::event))
                .contains(set(file, 106));
        assertThat(stores().claims().claims(file.document(), 106, 1))
                .extracting(Found::event)
                .containsExactly(claims.getFirst());
        assertThat(stores().claims().scans(file.submission(), 10))
                .extracting(Scan::document)
                .containsExactly(file.document());
        assertThat(stores().claims().scan(Given.id())).isEmpty();
    }

    @Test
    default void tellsOfAPatientTheNewestFirst() {
        var older = begun(Given.RIVERBEND);
        var newer = begun(Given.HILLTOP);
        stores().claims().add(older.document(), 0, List.of(claim(older, 300, "ACCT-1", "ICN-1")), true);
        stores().claims().add(newer.document(), 0, List.of(claim(newer, 300, "ACCT-2", "ICN-2")), true);
        var patient = KEYS.hash(Kind.PATIENT, "9xx9-xx9-xx01");

        assertThat(stores().claims().find(By.PATIENT, patient, Optional.empty(), 10))
                .extracting(f -> f.scan().document())
                .containsExactly(newer.document(), older.document());
        assertThat(stores().claims().find(By.PATIENT, patient, Optional.empty(), 1))
                .extracting(f -> f.scan().document())
                .containsExactly(newer.document());
        assertThat(stores().claims().find(By.CLAIM, patient, Optional.empty(), 10))
                .isEmpty();
    }

    /** Of what is stored nothing is forgotten, of what is young neither. */
    @Test
    default void forgetsOldFilesThatAreNotStoredAnyMore() {
        var stored = Given.submission();
        stores().ledger()
                .commitNow(LedgerEntry.of(
                        new Change.StorePayload(new StagedPayload(
                                stored.payload(), stored.digest(), stored.sizeBytes(), Optional.of(new byte[] {1}))),
                        new Change.Receive(stored)));
        var kept =
                stores().claims().begin(new Scan(stored.id().value(), stored.id(), stored.partner(), true, 0, false));
        stores().claims().add(kept.document(), 0, List.of(claim(kept, 300, "ACCT-1", "ICN-1")), true);
        var gone = begun(Given.RIVERBEND);
        stores().claims().add(gone.document(), 0, List.of(claim(gone, 300, "ACCT-2", "ICN-2")), true);
        var young = begun(Given.RIVERBEND);

        var first = stores().claims().forgetGone("", young.document(), 1);
        assertThat(first).isEqualTo(new Forgotten(kept.document(), 0));
        assertThat(stores().claims().forgetGone(first.last(), young.document(), 10))
                .isEqualTo(new Forgotten(gone.document(), 1));
        assertThat(stores().claims().forgetGone(gone.document(), young.document(), 10))
                .isEqualTo(new Forgotten("", 0));

        assertThat(stores().claims().scan(kept.document())).isPresent();
        assertThat(stores().claims().scan(young.document())).isPresent();
        assertThat(stores().claims().scan(gone.document())).isEmpty();
        var all = Optional.<PartnerId>empty();
        assertThat(stores().claims().find(By.CLAIM, KEYS.hash(Kind.CLAIM, "ACCT-2"), all, 10))
                .isEmpty();
        assertThat(stores().claims().find(By.CLAIM, KEYS.hash(Kind.CLAIM, "ACCT-1"), all, 10))
                .hasSize(1);
    }

    private Scan begun(PartnerId partner) {
        var id = Given.id();
        return stores().claims().begin(new Scan(id, new SubmissionId(id), partner, true, 0, false));
    }

    private static String hash(By by, ClaimEvent event) {
        return switch (by) {
            case CLAIM -> event.claim();
            case PAYER -> event.payer();
            case ORIGINAL -> event.original();
            case TRACE -> event.trace();
            case PATIENT -> event.patient();
        };
    }

    private static ClaimEvent claim(Scan file, long from, String number, String payer) {
        return new ClaimEvent(
                file.document(),
                new ByteSpan(from, 120),
                106,
                What.PAID,
                "835",
                "",
                "1234567893",
                "status 1, charged 100, paid 80",
                0,
                KEYS.hash(Kind.CLAIM, number),
                KEYS.hash(Kind.PAYER, payer),
                KEYS.hash(Kind.PAYER, "ICN-0"),
                KEYS.hash(Kind.TRACE, "T" + number),
                KEYS.hash(Kind.PATIENT, "9XX9XX9XX01"),
                new ClaimEvent.Figures(
                        "P",
                        "1999999999",
                        "1",
                        Optional.of(new BigDecimal("100.00")),
                        Optional.of(new BigDecimal("80.00")),
                        Optional.empty()));
    }

    private static ClaimEvent set(Scan file, long from) {
        return new ClaimEvent(
                file.document(),
                new ByteSpan(from, 900),
                from,
                What.SET,
                "835",
                "000000001/1/0001",
                "1234567893",
                "payment of 80 by ACH on 20260304",
                2,
                "",
                "",
                "",
                KEYS.hash(Kind.TRACE, "EFT-1"),
                "",
                new ClaimEvent.Figures(
                        "P",
                        "1999999999",
                        "ACH",
                        Optional.empty(),
                        Optional.of(new BigDecimal("80.00")),
                        Optional.of(LocalDate.of(2026, 3, 4))));
    }
}
