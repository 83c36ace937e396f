package io.x12gateway.samples.hets;

import io.x12gateway.edi.segment.ServiceDate;
import io.x12gateway.samples.hets.Decision.At;
import io.x12gateway.samples.hets.Decision.Found;
import io.x12gateway.samples.hets.Decision.Reason;
import io.x12gateway.samples.hets.Decision.Refused;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides who may ask and who is meant, level by level: source, provider, subscriber. The first level with a fault
 * ends it, with one reason for each fault of that level. Every optional datum that was sent must fit. A refusal tells
 * no more than its codes; what the data base holds is not shown.
 */
final class EligibilityDesk {
    private static final int YEARS_BACK_MAX = 4;
    private static final int MONTHS_AHEAD_MAX = 4;
    private static final int YEARS_AFTER_DEATH_MAX = 4;

    private final HetsSettings settings;
    private final Providers providers;
    private final Personas personas;
    private final Clock clock;

    EligibilityDesk(HetsSettings settings, Providers providers, Personas personas, Clock clock) {
        this.settings = settings;
        this.providers = providers;
        this.personas = personas;
        this.clock = clock;
    }

    Decision decide(Submitter submitter, Question question) {
        if (!question.payerId().equals(settings.payerId())) return new Refused(At.SOURCE, Reason.PAYER_ID);
        if (submitter.suspended()) return new Refused(At.SOURCE, Reason.SUBMITTER_SUSPENDED);
        var provider = providerFault(submitter, question.npi());
        if (provider.isPresent()) return new Refused(At.PROVIDER, provider.get());
        var faults = searchFaults(question);
        if (!faults.isEmpty()) return new Refused(At.SUBSCRIBER, faults);
        return search(question);
    }

    private Optional<Reason> providerFault(Submitter submitter, String npi) {
        if (!NpiCheck.holds(npi)) return Optional.of(Reason.PROVIDER_ID);
        var provider = providers.enrolled(npi);
        if (provider.isEmpty()) return Optional.of(Reason.PROVIDER_UNKNOWN);
        if (!provider.get().active()) return Optional.of(Reason.PROVIDER_INELIGIBLE);
        boolean linked = submitter.linkedTo(npi) || providers.ofWorld().contains(npi);
        return linked ? Optional.empty() : Optional.of(Reason.AUTHORIZATION);
    }

    /** What can be said without looking anybody up. */
    private List<Reason> searchFaults(Question question) {
        var faults = new ArrayList<Reason>();
        if (!Mbi.wellFormed(question.memberId())) faults.add(Reason.MEMBER_ID);
        if (question.lastName().isBlank()) faults.add(Reason.NAME);
        if (question.born().isEmpty() && question.firstName().isBlank()) {
            faults.add(Reason.BIRTH_DATE_MISSING);
            faults.add(Reason.NAME);
        }
        boolean unborn = question.born().filter(born -> born.isAfter(today())).isPresent();
        if (unborn || question.birthDateIllegible()) faults.add(Reason.BIRTH_DATE_MISSING);
        question.dates().ifPresent(dates -> faults.addAll(dateFaults(dates)));
        return faults;
    }

    private List<Reason> dateFaults(ServiceDate dates) {
        if (!Question.legible(dates)) return List.of(Reason.DATES_INVALID);
        var faults = new ArrayList<Reason>();
        if (dates.first().orElseThrow().isBefore(today().minusYears(YEARS_BACK_MAX))) faults.add(Reason.DATES_TOO_OLD);
        if (dates.last().orElseThrow().isAfter(today().plusMonths(MONTHS_AHEAD_MAX)))
            faults.add(Reason.DATES_IN_FUTURE);
        return faults;
    }

    private Decision search(Question question) {
        var dates = askedDays(question);
        var found = personas.find(question.memberId(), dates.from()).filter(named -> !purged(named.persona()));
        if (found.isEmpty()) return new Refused(At.SUBSCRIBER, Reason.NOT_FOUND);
        var persona = found.get().persona();
        var differences = new Comparison(question, persona).differences();
        if (!differences.isEmpty()) return new Refused(At.SUBSCRIBER, differences);
        var lifetime = lifetimeFaults(dates, persona);
        if (!lifetime.isEmpty()) return new Refused(At.SUBSCRIBER, lifetime);
        return new Found(found.get(), dates, !persona.mbi().equals(question.memberId()));
    }

    private Period askedDays(Question question) {
        return question.dates()
                .map(d -> new Period(d.first().orElseThrow(), d.last().orElseThrow()))
                .orElseGet(() -> new Period(today(), today()));
    }

    private boolean purged(Persona persona) {
        var died = persona.died();
        return died != null && died.plusYears(YEARS_AFTER_DEATH_MAX).isBefore(today());
    }

    private List<Reason> lifetimeFaults(Period dates, Persona persona) {
        var died = persona.died();
        if (dates.from().isBefore(persona.born())) return List.of(Reason.BEFORE_BIRTH);
        if (died != null && dates.from().isAfter(died) && !settings.answersAfterDeath())
            return List.of(Reason.AFTER_DEATH);
        return List.of();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
