package io.x12gateway.samples.hets;

import io.x12gateway.samples.data.DataFolder;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who is enrolled in Medicare: the packaged {@code hets/providers.yaml}. */
record Providers(Map<String, Provider> byNpi) {

    /** @param active false for a provider whose enrolment was ended */
    record Provider(String npi, String name, boolean active) {}

    private record File(List<Provider> providers) {}

    static Providers packaged() {
        return new Providers(DataFolder.packagedFile("hets/providers.yaml", File.class).providers().stream()
                .collect(Collectors.toUnmodifiableMap(Provider::npi, Function.identity())));
    }

    Optional<Provider> enrolled(String npi) {
        return Optional.ofNullable(byNpi.get(npi));
    }
}
