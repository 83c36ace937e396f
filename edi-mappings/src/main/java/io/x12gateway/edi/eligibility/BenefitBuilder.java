package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.segment.Procedure;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.ServiceDate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fills in a {@link Benefit}, of whose many parts a line has only few. */
public final class BenefitBuilder {
    private final String information;
    private String coverageLevel = "";
    private List<String> serviceTypes = List.of();
    private String insuranceType = "";
    private String plan = "";
    private String period = "";
    private Optional<BigDecimal> amount = Optional.empty();
    private Optional<BigDecimal> percent = Optional.empty();
    private String quantityQualifier = "";
    private Optional<BigDecimal> quantity = Optional.empty();
    private String authorizationRequired = "";
    private String inNetwork = "";
    private Optional<Procedure> procedure = Optional.empty();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();
    private final List<ServiceDate> dates = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private final List<AdditionalInformation> additional = new ArrayList<>();
    private final List<RelatedParty> related = new ArrayList<>();

    BenefitBuilder(String information) {
        this.information = information;
    }

    public BenefitBuilder coverageLevel(String code) {
        coverageLevel = code;
        return this;
    }

    public BenefitBuilder serviceTypes(String... codes) {
        return serviceTypes(List.of(codes));
    }

    public BenefitBuilder serviceTypes(List<String> codes) {
        serviceTypes = codes;
        return this;
    }

    public BenefitBuilder insuranceType(String code) {
        insuranceType = code;
        return this;
    }

    public BenefitBuilder plan(String name) {
        plan = name;
        return this;
    }

    public BenefitBuilder period(String code) {
        period = code;
        return this;
    }

    public BenefitBuilder amount(BigDecimal money) {
        amount = Optional.of(money);
        return this;
    }

    /** @param fraction 0.2 for 20 % */
    public BenefitBuilder percent(BigDecimal fraction) {
        percent = Optional.of(fraction);
        return this;
    }

    public BenefitBuilder quantity(String qualifier, BigDecimal count) {
        quantityQualifier = qualifier;
        quantity = Optional.of(count);
        return this;
    }

    public BenefitBuilder authorizationRequired(String code) {
        authorizationRequired = code;
        return this;
    }

    public BenefitBuilder inNetwork(String code) {
        inNetwork = code;
        return this;
    }

    public BenefitBuilder procedure(Procedure code) {
        procedure = Optional.of(code);
        return this;
    }

    public BenefitBuilder add(Delivery delivery) {
        deliveries.add(delivery);
        return this;
    }

    public BenefitBuilder add(Reference reference) {
        references.add(reference);
        return this;
    }

    public BenefitBuilder add(ServiceDate date) {
        dates.add(date);
        return this;
    }

    public BenefitBuilder add(Rejection rejection) {
        rejections.add(rejection);
        return this;
    }

    public BenefitBuilder message(String text) {
        messages.add(text);
        return this;
    }

    public BenefitBuilder add(AdditionalInformation information2115) {
        additional.add(information2115);
        return this;
    }

    public BenefitBuilder add(RelatedParty party) {
        related.add(party);
        return this;
    }

    public Benefit build() {
        return new Benefit(
                information,
                coverageLevel,
                serviceTypes,
                insuranceType,
                plan,
                period,
                amount,
                percent,
                quantityQualifier,
                quantity,
                authorizationRequired,
                inNetwork,
                procedure,
                List.of(),
                deliveries,
                references,
                dates,
                rejections,
                messages,
                additional,
                related);
    }
}
