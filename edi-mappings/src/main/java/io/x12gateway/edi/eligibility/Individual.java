package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.segment.Address;
import io.x12gateway.edi.segment.Demographics;
import io.x12gateway.edi.segment.Loop;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.ProviderRole;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.SegmentList;
import io.x12gateway.edi.segment.ServiceDate;

import java.util.List;
import java.util.Optional;

/**
 * A subscriber or dependent: loop 2100C or 2100D of both the 270 and the 271. Rejections and military service exist
 * only in the 271.
 */
public record Individual(
        Name name,
        List<Reference> references,
        Optional<Address> address,
        List<Rejection> rejections,
        Optional<ProviderRole> provider,
        Optional<Demographics> demographics,
        Optional<Relationship> relationship,
        List<Diagnosis> diagnoses,
        List<ServiceDate> dates,
        Optional<MilitaryService> military) {
    public Individual {
        references = List.copyOf(references);
        rejections = List.copyOf(rejections);
        diagnoses = List.copyOf(diagnoses);
        dates = List.copyOf(dates);
    }

    public static Individual of(Name name) {
        return new Individual(
                name,
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    public Individual with(Demographics other) {
        return new Individual(
                name,
                references,
                address,
                rejections,
                provider,
                Optional.of(other),
                relationship,
                diagnoses,
                dates,
                military);
    }

    public Individual with(Address other) {
        return new Individual(
                name,
                references,
                Optional.of(other),
                rejections,
                provider,
                demographics,
                relationship,
                diagnoses,
                dates,
                military);
    }

    public Individual with(Relationship other) {
        return new Individual(
                name,
                references,
                address,
                rejections,
                provider,
                demographics,
                Optional.of(other),
                diagnoses,
                dates,
                military);
    }

    public Individual withDates(List<ServiceDate> others) {
        return new Individual(
                name,
                references,
                address,
                rejections,
                provider,
                demographics,
                relationship,
                diagnoses,
                others,
                military);
    }

    public Individual withRejections(List<Rejection> others) {
        return new Individual(
                name, references, address, others, provider, demographics, relationship, diagnoses, dates, military);
    }

    static Individual read(Loop loop) {
        return new Individual(
                loop.required("NM1", Name::read),
                loop.all("REF", Reference::read),
                Address.read(loop),
                loop.all("AAA", Rejection::read),
                loop.one("PRV", ProviderRole::read),
                loop.one("DMG", Demographics::read),
                loop.one("INS", Relationship::read),
                loop.one("HI", Diagnosis::readAll).orElse(List.of()),
                loop.all("DTP", ServiceDate::read),
                loop.one("MPI", MilitaryService::read));
    }

    void write(SegmentList out) {
        out.add(name.segment());
        out.all(references, Reference::segment);
        address.ifPresent(a -> a.write(out));
        out.all(rejections, Rejection::segment);
        out.one(provider, ProviderRole::segment);
        out.one(demographics, Demographics::segment);
        out.one(relationship, Relationship::segment);
        if (!diagnoses.isEmpty()) out.add(Diagnosis.segment(diagnoses));
        out.all(dates, ServiceDate::segment);
        out.one(military, MilitaryService::segment);
    }
}
