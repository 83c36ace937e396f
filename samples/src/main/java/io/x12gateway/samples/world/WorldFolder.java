package io.x12gateway.samples.world;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.x12gateway.samples.claims.ledger.Books;
import io.x12gateway.samples.claims.ledger.Claim;
import io.x12gateway.samples.claims.ledger.Payee;
import io.x12gateway.samples.data.JsonText;
import io.x12gateway.samples.world.Patients.Patient;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes a world down in the forms that the mock back ends read. */
final class WorldFolder {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_EMPTY))
            .build();

    private final Path folder;

    private WorldFolder(Path folder) {
        this.folder = folder;
    }

    static WorldFolder begin(Path folder) {
        var world = new WorldFolder(folder);
        try {
            for (var part : List.of("claims", "personas", "remittances")) {
                Files.createDirectories(folder.resolve(part));
                clear(folder.resolve(part));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a world in " + folder, e);
        }
        return world;
    }

    private static void clear(Path part) throws IOException {
        try (var files = Files.list(part)) {
            for (var file : files.toList()) Files.delete(file);
        }
    }

    Path remittances() {
        return folder.resolve("remittances");
    }

    void payees(List<Payee> payees) {
        yaml("payees.yaml", Map.of("payees", payees));
        yaml(
                "providers.yaml",
                Map.of(
                        "providers",
                        payees.stream()
                                .map(p -> ordered("npi", p.npi(), "name", p.name(), "active", true))
                                .toList()));
    }

    /** What the payees still owe; days and runs are counted anew. */
    void books(Books books) {
        yaml("books.yaml", new Books(0, 0, books.lastRun(), 0, books.forwarded(), books.done(), Map.of()));
    }

    void claims(List<Claim> claims) {
        lines("claims/claims.jsonl", claims.stream());
    }

    /** @param met what the patients met of their deductible, by Medicare number and year */
    void personas(Patients patients, int count, SortedMap<String, BigDecimal> met) {
        lines("personas/patients.jsonl", IntStream.range(0, count).mapToObj(i -> persona(patients.patient(i), met)));
    }

    void about(World world, World.Summary summary) {
        yaml(
                "world.yaml",
                ordered(
                        "madeBy",
                        "./gateway generate world --providers %d --patients %d --claims %d --seed %d --as-of %s"
                                .formatted(
                                        world.providers(),
                                        world.patients(),
                                        world.claims(),
                                        world.seed(),
                                        world.asOf()),
                        "summary",
                        summary));
    }

    private static Map<String, Object> persona(Patient patient, SortedMap<String, BigDecimal> met) {
        var persona = ordered(
                "name", ordered("last", patient.last(), "first", patient.first()),
                "born", patient.born().toString(),
                "gender", patient.gender(),
                "address", address(patient.street()),
                "mbi", patient.mbi());
        var entitled = List.of(Map.of("from", patient.entitled().toString()));
        persona.put("partA", ordered("reason", "AGE", "entitled", entitled));
        persona.put("partB", ordered("reason", "AGE", "entitled", entitled, "deductibleMet", met(patient, met)));
        var since = Map.of("from", patient.entitled().toString());
        switch (patient.cover()) {
            case ADVANTAGE -> persona.put("medicareAdvantage", List.of(advantagePlan(since)));
            case EMPLOYER_FIRST -> persona.put("otherInsurance", List.of(employerPlan(since)));
            case SUPPLEMENT, MEDICARE_ALONE -> {
                // nothing that the eligibility system tells of
            }
        }
        return persona;
    }

    private static Map<String, Object> advantagePlan(Map<String, String> since) {
        return ordered(
                "contract", "H9999 001",
                "name", "SAMPLE ADVANTAGE PLAN",
                "kind", "HM",
                "billOption", "C",
                "enrolled", since,
                "contact", ordered("address", address("1 PLAN PLAZA"), "phone", "8005550177"));
    }

    private static Map<String, Object> employerPlan(Map<String, String> since) {
        return ordered(
                "kind", "12",
                "insurer", "SAMPLE WORKS PLAN",
                "address", address("2 WORKS ROAD"),
                "policy", "WORKS1",
                "effective", since);
    }

    private static Map<String, Object> address(String street) {
        return ordered("street", street, "city", "EXAMPLETON", "state", "OH", "zip", "99001");
    }

    private static Map<String, BigDecimal> met(Patient patient, SortedMap<String, BigDecimal> met) {
        var byYear = new LinkedHashMap<String, BigDecimal>();
        for (var key : met.subMap(patient.mbi() + ' ', patient.mbi() + '~').keySet())
            byYear.put(key.substring(patient.mbi().length() + 1), met.getOrDefault(key, BigDecimal.ZERO));
        return byYear;
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        return map;
    }

    private void yaml(String name, Object value) {
        YAML.writeValue(folder.resolve(name), value);
    }

    private <T> void lines(String name, Stream<T> values) {
        var file = folder.resolve(name);
        try (var out = Files.newBufferedWriter(file)) {
            for (var value : (Iterable<T>) values::iterator) {
                out.write(JsonText.MAPPER.writeValueAsString(value));
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
