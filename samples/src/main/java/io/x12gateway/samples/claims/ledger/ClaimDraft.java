package io.x12gateway.samples.claims.ledger;

import io.x12gateway.samples.claims.ledger.Claim.Correction;
import io.x12gateway.samples.claims.ledger.Claim.Held;
import io.x12gateway.samples.claims.ledger.Claim.Insurer;
import io.x12gateway.samples.claims.ledger.Claim.Line;
import io.x12gateway.samples.claims.ledger.Claim.Origin;
import io.x12gateway.samples.claims.ledger.Claim.Patient;
import io.x12gateway.samples.claims.ledger.Claim.Payment;
import io.x12gateway.samples.claims.ledger.Claim.Rendering;
import io.x12gateway.samples.claims.ledger.Claim.Stage;
import io.x12gateway.samples.claims.ledger.Claim.Stay;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/** A claim that is being changed. Its fields are those of {@link Claim}; only {@link Claim#with} hands one out. */
public final class ClaimDraft {
    public @Nullable String about;
    public String account;
    public String controlNumber;
    public String npi;
    public @Nullable Rendering rendering;
    public Patient patient;
    public String filing;
    public String facility;
    public String frequency;
    public LocalDate received;
    public Stage stage;
    public LocalDate since;
    public int entered;
    public @Nullable Integer days;
    public @Nullable Held held;
    public boolean stays;
    public boolean everyRun;
    public @Nullable Payment payment;
    public @Nullable Stay stay;
    public @Nullable Insurer earlierPayer;
    public @Nullable Insurer crossover;
    public boolean capitated;
    public @Nullable Correction correction;
    public @Nullable String replaces;
    public @Nullable Origin origin;
    public List<Line> lines;

    ClaimDraft(Claim from) {
        about = from.about();
        account = from.account();
        controlNumber = from.controlNumber();
        npi = from.npi();
        rendering = from.rendering();
        patient = from.patient();
        filing = from.filing();
        facility = from.facility();
        frequency = from.frequency();
        received = from.received();
        stage = from.stage();
        since = from.since();
        entered = from.entered();
        days = from.days();
        held = from.held();
        stays = from.stays();
        everyRun = from.everyRun();
        payment = from.payment();
        stay = from.stay();
        earlierPayer = from.earlierPayer();
        crossover = from.crossover();
        capitated = from.capitated();
        correction = from.correction();
        replaces = from.replaces();
        origin = from.origin();
        lines = from.lines();
    }

    Claim claim() {
        return new Claim(
                about,
                account,
                controlNumber,
                npi,
                rendering,
                patient,
                filing,
                facility,
                frequency,
                received,
                stage,
                since,
                entered,
                days,
                held,
                stays,
                everyRun,
                payment,
                stay,
                earlierPayer,
                crossover,
                capitated,
                correction,
                replaces,
                origin,
                lines);
    }
}
