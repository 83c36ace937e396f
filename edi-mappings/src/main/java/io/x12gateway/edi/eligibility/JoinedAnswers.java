package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.eligibility.EligibilityResponse.Receiver;
import io.x12gateway.edi.eligibility.EligibilityResponse.Source;
import io.x12gateway.edi.eligibility.EligibilityResponse.Subscriber;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One 271 of several that are each about one patient of the same 270, in their order. What is the same above them, the
 * source or the provider, is said once. A rejection above the patients stays there if it meets all of that level;
 * otherwise it is said of the patient whom it met, beside his trace number, since nothing may follow below a level that
 * was rejected and the others were answered.
 */
final class JoinedAnswers {
    /** AAA03 of the levels above that may stand in 2100C and 2100D, too. */
    private static final Set<String> OF_PATIENTS = Set.of("15", "42", "43", "45", "47", "48", "51");

    /** What else met only one of them: he could not be answered. */
    private static final String NOT_ANSWERED = "42";

    private static final String RESUBMIT_UNCHANGED = "P";

    private JoinedAnswers() {}

    /** Which source, receiver and subscriber of the 270 a patient belongs to, by any numbers that tell them apart. */
    record Place(int source, int receiver, int subscriber) {}

    /** What was said to one question. */
    record Told(Place place, EligibilityInquiry asked, EligibilityResponse answer) {

        /** Whether it ends above the patient. */
        boolean isCut() {
            return answer.subscribers().findAny().isEmpty();
        }

        boolean endsAtSource() {
            return isCut()
                    && answer.sources().stream().allMatch(s -> s.receivers().isEmpty());
        }

        List<Rejection> rejections() {
            var all = answer.sources().stream()
                    .flatMap(s -> Stream.concat(
                            Stream.concat(s.systemRejections().stream(), s.rejections().stream()),
                            s.receivers().stream().flatMap(r -> r.rejections().stream())))
                    .distinct()
                    .toList();
            return all.isEmpty() ? List.of(Rejection.SOURCE_UNAVAILABLE) : all;
        }
    }

    /** A stretch of the 271: heads are without what stands below them. */
    private record Row(Place place, Source source, Receiver receiver, List<Subscriber> subscribers) {}

    static EligibilityResponse of(List<Told> all, LocalDateTime at) {
        var sources = new ArrayList<Source>();
        for (var told : runs(all, t -> t.place().source())) sources.addAll(sources(told, at));
        return new EligibilityResponse(
                EligibilityAnswers.beginning(all.getFirst().asked(), at), sources);
    }

    private static List<Source> sources(List<Told> told, LocalDateTime at) {
        if (told.stream().allMatch(Told::endsAtSource) && areAlike(told))
            return told.getFirst().answer().sources();
        var source = firstAnswered(told).map(Row::source);
        var rows = new ArrayList<Row>();
        for (var some : runs(told, t -> t.place().receiver())) rows.addAll(rows(some, source, at));
        return joined(rows);
    }

    private static List<Row> rows(List<Told> told, Optional<Source> source, LocalDateTime at) {
        boolean refused = told.stream().allMatch(t -> t.isCut() && !t.endsAtSource());
        if (refused && areAlike(told)) return rows(told.getFirst());
        var receiver = firstAnswered(told).map(Row::receiver);
        var rows = new ArrayList<Row>();
        for (var each : told)
            if (each.isCut()) rows.add(saidOfThePatient(each, source, receiver, at));
            else rows.addAll(rows(each));
        return rows;
    }

    private static Optional<Row> firstAnswered(List<Told> told) {
        return told.stream()
                .filter(t -> !t.isCut())
                .flatMap(t -> rows(t).stream())
                .findFirst();
    }

    private static List<Row> rows(Told told) {
        var rows = new ArrayList<Row>();
        for (var source : told.answer().sources())
            for (var receiver : source.receivers())
                rows.add(new Row(told.place(), head(source), head(receiver), receiver.subscribers()));
        return rows;
    }

    /**
     * @param above the source as those who were answered have it
     * @param asking the same for the provider
     */
    private static Row saidOfThePatient(
            Told told, Optional<Source> above, Optional<Receiver> asking, LocalDateTime at) {
        var rejections = told.rejections().stream()
                .map(JoinedAnswers::ofPatient)
                .distinct()
                .toList();
        var said = EligibilityAnswers.patientsRejected(told.asked(), person -> rejections, at);
        var source = said.sources().getFirst();
        var receiver = source.receivers().getFirst();
        return new Row(
                told.place(),
                above.orElseGet(() -> head(source)),
                asking.orElseGet(() -> head(receiver)),
                receiver.subscribers());
    }

    private static Rejection ofPatient(Rejection above) {
        var reason = OF_PATIENTS.contains(above.reason()) ? above.reason() : NOT_ANSWERED;
        var followUp = above.followUp().equals(RESUBMIT_UNCHANGED) ? "R" : above.followUp();
        return new Rejection(above.valid(), reason, followUp);
    }

    private static List<Source> joined(List<Row> rows) {
        var sources = new ArrayList<Source>();
        for (var below : runs(rows, Row::source)) {
            var receivers = new ArrayList<Receiver>();
            for (var some : runs(below, r -> List.of(r.place().receiver(), r.receiver())))
                receivers.add(with(some.getFirst().receiver(), subscribers(some)));
            var head = below.getFirst().source();
            sources.add(
                    new Source(head.systemRejections(), head.name(), head.contacts(), head.rejections(), receivers));
        }
        return sources;
    }

    /** Dependents of one subscriber who were asked for one by one stand below him together. */
    private static List<Subscriber> subscribers(List<Row> rows) {
        var subscribers = new ArrayList<Subscriber>();
        for (var some : runs(rows, r -> r.place().subscriber())) {
            var family = new ArrayList<Subscriber>();
            for (var row : some) for (var subscriber : row.subscribers()) join(family, subscriber);
            subscribers.addAll(family);
        }
        return subscribers;
    }

    private static void join(List<Subscriber> family, Subscriber next) {
        if (family.isEmpty() || !isParentOnly(next) || !isSame(family.getLast(), next)) {
            family.add(next);
            return;
        }
        var known = family.removeLast();
        var traces = Stream.concat(known.traces().stream(), next.traces().stream())
                .distinct()
                .toList();
        var dependents = Stream.concat(known.dependents().stream(), next.dependents().stream())
                .toList();
        family.add(new Subscriber(traces, known.person(), known.benefits(), dependents));
    }

    private static boolean isParentOnly(Subscriber subscriber) {
        return subscriber.benefits().isEmpty()
                && subscriber.person().rejections().isEmpty()
                && !subscriber.dependents().isEmpty();
    }

    private static boolean isSame(Subscriber known, Subscriber next) {
        return known.person().rejections().isEmpty()
                && known.person().name().equals(next.person().name());
    }

    private static Source head(Source source) {
        return new Source(source.systemRejections(), source.name(), source.contacts(), source.rejections(), List.of());
    }

    private static Receiver head(Receiver receiver) {
        return with(receiver, List.of());
    }

    private static Receiver with(Receiver r, List<Subscriber> subscribers) {
        return new Receiver(r.name(), r.references(), r.address(), r.rejections(), r.provider(), subscribers);
    }

    private static boolean areAlike(List<Told> all) {
        return all.stream().map(Told::rejections).distinct().count() == 1;
    }

    /** The list cut where the key changes. */
    private static <T, K> List<List<T>> runs(List<T> all, Function<T, K> key) {
        var runs = new ArrayList<List<T>>();
        for (var each : all) {
            boolean goesOn =
                    !runs.isEmpty() && Objects.equals(key.apply(runs.getLast().getLast()), key.apply(each));
            if (!goesOn) runs.add(new ArrayList<>());
            runs.getLast().add(each);
        }
        return runs;
    }
}
