package io.x12gateway.samples.hets;

import io.x12gateway.samples.data.DataFolder;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who is enrolled in Medicare: the packaged {@code hets/providers.yaml}, and those of a world.
 *
 * @param ofWorld the NPIs of the world, for which every submitter may ask
 */
record Providers(Map<String, Provider> byNpi, Set<String> ofWorld) {

    /** @param active false for a provider whose enrolment was ended */
    record Provider(String npi, String name, boolean active) {}

    private record File(List<Provider> providers) {}

    static Providers of(HetsSettings settings) {
        var all = byNpi(DataFolder.packagedFile("hets/providers.yaml", File.class));
        if (settings.world() == null) return new Providers(all, Set.of());
        var others = byNpi(DataFolder.readFile(settings.world().resolve("providers.yaml"), File.class));
        all.putAll(others);
        return new Providers(all, others.keySet());
    }

    private static Map<String, Provider> byNpi(File file) {
        return file.providers().stream().collect(Collectors.toMap(Provider::npi, Function.identity()));
    }

    Optional<Provider> enrolled(String npi) {
        return Optional.ofNullable(byNpi.get(npi));
    }
}
