package io.x12gateway.samples.hets;

import io.x12gateway.samples.data.DataFolder;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The invented beneficiaries by name, and by every Medicare number they have or had. */
public final class Personas {
    private final SortedMap<String, Persona> byName;
    private final Map<String, Named> byMbi = new HashMap<>();

    /** A beneficiary with the name of her file, such as {@code maria-samplea}. */
    record Named(String name, Persona persona) {}

    private Personas(SortedMap<String, Persona> byName) {
        this.byName = Collections.unmodifiableSortedMap(byName);
        byName.forEach((name, persona) -> {
            var named = new Named(name, persona);
            file(persona.mbi(), named);
            persona.formerMbis().forEach(former -> file(former.mbi(), named));
        });
    }

    private void file(String mbi, Named named) {
        if (!Mbi.wellFormed(mbi))
            throw new IllegalArgumentException("persona " + named.name() + ": " + mbi + " has not the form of an MBI");
        var other = byMbi.put(mbi, named);
        if (other != null)
            throw new IllegalArgumentException(
                    "personas " + other.name() + " and " + named.name() + " both have the MBI " + mbi);
    }

    /** Those that come with the program. */
    public static Personas packaged() {
        return with(null);
    }

    /** Those that come with the program and those of a folder; a file of the same name takes a packaged one's place. */
    static Personas with(@Nullable Path folder) {
        return with(folder, null);
    }

    /** Those that come with the program, those of the world and those of the folder, if there are any. */
    static Personas of(HetsSettings settings) {
        return with(settings.personas(), settings.world());
    }

    private static Personas with(@Nullable Path folder, @Nullable Path world) {
        var all = new TreeMap<>(DataFolder.packaged("personas", Persona.class));
        if (world != null) all.putAll(DataFolder.read(world.resolve("personas"), Persona.class));
        if (folder != null) all.putAll(DataFolder.read(folder, Persona.class));
        return new Personas(all);
    }

    /** The same without one of them, as if her file were gone. */
    Personas without(String name) {
        var others = new TreeMap<>(byName);
        if (others.remove(name) == null) throw new IllegalArgumentException("no persona " + name);
        return new Personas(others);
    }

    public SortedMap<String, Persona> byName() {
        return byName;
    }

    /** Whoever goes by this number for inquiries about that day. */
    Optional<Named> find(String mbi, LocalDate day) {
        return Optional.ofNullable(byMbi.get(mbi)).filter(named -> inForce(named.persona(), mbi, day));
    }

    private static boolean inForce(Persona persona, String mbi, LocalDate day) {
        return persona.mbi().equals(mbi)
                || persona.formerMbis().stream().anyMatch(f -> f.mbi().equals(mbi) && !day.isAfter(f.until()));
    }
}
