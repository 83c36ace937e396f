package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.segment.Beginning;
import io.x12gateway.edi.segment.ServiceDate;
import io.x12gateway.edi.segment.Trace;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers to an inquiry that cannot be looked up. Each gives back BHT03 and, as far down as it goes, the names as they
 * were asked and every TRN with TRN01 = 2; nothing follows below a level that failed.
 */
public final class EligibilityAnswers {
    private EligibilityAnswers() {}

    /** The source's own system is in trouble: AAA in every 2000A, such as {@link Rejection#SOURCE_UNAVAILABLE}. */
    public static EligibilityResponse systemRejected(
            EligibilityInquiry inquiry, Rejection rejection, LocalDateTime at) {
        return answer(
                inquiry,
                at,
                source -> new EligibilityResponse.Source(
                        List.of(rejection), source.name(), List.of(), List.of(), List.of()));
    }

    /** The payer cannot be asked or is not known here: AAA in every 2100A. */
    public static EligibilityResponse payerRejected(EligibilityInquiry inquiry, Rejection rejection, LocalDateTime at) {
        return answer(
                inquiry,
                at,
                source -> new EligibilityResponse.Source(
                        List.of(), source.name(), List.of(), List.of(rejection), List.of()));
    }

    /** The provider may not ask: AAA in every 2100B, such as {@link Rejection#NOT_AUTHORIZED}. */
    public static EligibilityResponse receiverRejected(
            EligibilityInquiry inquiry, Rejection rejection, LocalDateTime at) {
        return receivers(inquiry, at, receiver -> receiver(receiver, List.of(rejection), List.of()));
    }

    /**
     * The patients cannot be answered: AAA in every 2100C, or in 2100D where the dependent is the patient. AAA03
     * codes that exist only for one of the two are the caller's care.
     */
    public static EligibilityResponse patientsRejected(
            EligibilityInquiry inquiry, Function<Individual, List<Rejection>> rejections, LocalDateTime at) {
        return receivers(
                inquiry,
                at,
                receiver -> receiver(
                        receiver,
                        List.of(),
                        receiver.subscribers().stream()
                                .map(s -> subscriber(s, rejections))
                                .toList()));
    }

    /** The BHT of an answer to {@code inquiry}: 0022, 11, its BHT03. */
    public static Beginning beginning(EligibilityInquiry inquiry, LocalDateTime at) {
        return Beginning.of("0022", "11", inquiry.beginning().reference(), at, "");
    }

    /** Every trace with TRN01 = 2, the rest unchanged. */
    public static List<Trace> echo(List<Trace> traces) {
        return traces.stream().map(Trace::echo).toList();
    }

    /** The level of the provider as asked, with what the answer has to say below it. */
    public static EligibilityResponse.Receiver receiver(
            EligibilityInquiry.Receiver asked,
            List<Rejection> rejections,
            List<EligibilityResponse.Subscriber> subscribers) {
        return new EligibilityResponse.Receiver(
                asked.name(), asked.references(), asked.address(), rejections, asked.provider(), subscribers);
    }

    private static EligibilityResponse.Subscriber subscriber(
            EligibilityInquiry.Subscriber asked, Function<Individual, List<Rejection>> rejections) {
        var dependents = asked.dependents().stream()
                .map(d -> new EligibilityResponse.Dependent(
                        echo(d.traces()), rejected(d.person(), rejections.apply(d.person())), List.of()))
                .toList();
        boolean patient = !asked.inquiries().isEmpty() || dependents.isEmpty();
        var own = patient ? rejections.apply(asked.person()) : List.<Rejection>of();
        return new EligibilityResponse.Subscriber(
                echo(asked.traces()), rejected(asked.person(), own), List.of(), dependents);
    }

    /** The person as asked; the dates asked about become eligibility dates (307), which a 271 may carry. */
    private static Individual rejected(Individual asked, List<Rejection> rejections) {
        var dates = asked.dates().stream()
                .filter(date -> date.role().equals("291"))
                .map(EligibilityAnswers::asEligibilityDate)
                .toList();
        return new Individual(
                asked.name(),
                asked.references(),
                asked.address(),
                rejections,
                asked.provider(),
                asked.demographics(),
                Optional.empty(),
                List.of(),
                dates,
                Optional.empty());
    }

    private static ServiceDate asEligibilityDate(ServiceDate plan) {
        return plan.as("307");
    }

    private static EligibilityResponse receivers(
            EligibilityInquiry inquiry,
            LocalDateTime at,
            Function<EligibilityInquiry.Receiver, EligibilityResponse.Receiver> each) {
        return answer(
                inquiry,
                at,
                source -> new EligibilityResponse.Source(
                        List.of(),
                        source.name(),
                        List.of(),
                        List.of(),
                        source.receivers().stream().map(each).toList()));
    }

    private static EligibilityResponse answer(
            EligibilityInquiry inquiry,
            LocalDateTime at,
            Function<EligibilityInquiry.Source, EligibilityResponse.Source> each) {
        return new EligibilityResponse(
                beginning(inquiry, at), inquiry.sources().stream().map(each).toList());
    }
}
