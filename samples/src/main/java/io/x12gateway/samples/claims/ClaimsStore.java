package io.x12gateway.samples.claims;

import io.x12gateway.samples.data.DataFolder;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The claims in memory, by the payer's control number; safe for many threads. A restart begins anew. */
public final class ClaimsStore {
    private final Map<String, Claim> byControlNumber = new LinkedHashMap<>();
    private final Map<String, String> names = new TreeMap<>();

    private ClaimsStore(Map<String, Claim> claims) {
        claims.forEach((name, claim) -> {
            if (byControlNumber.put(claim.controlNumber(), claim) != null)
                throw new IllegalArgumentException(
                        "claim " + name + ": control number " + claim.controlNumber() + " is taken");
            names.put(claim.controlNumber(), name);
        });
    }

    /** Those that come with the program. */
    public static ClaimsStore packaged() {
        return with(null);
    }

    /** Those that come with the program and those of a folder; a file of the same name takes a packaged one's place. */
    public static ClaimsStore with(@Nullable Path folder) {
        var all = new TreeMap<>(DataFolder.packaged("claims", Claim.class));
        if (folder != null) all.putAll(DataFolder.read(folder, Claim.class));
        return new ClaimsStore(all);
    }

    synchronized List<Claim> find(Predicate<Claim> wanted) {
        return byControlNumber.values().stream().filter(wanted).toList();
    }

    /** Takes in further claims. */
    synchronized void add(List<Claim> claims) {
        claims.forEach(claim -> byControlNumber.put(claim.controlNumber(), claim));
    }

    synchronized void change(List<Claim> which, UnaryOperator<Claim> change) {
        which.forEach(
                claim -> byControlNumber.computeIfPresent(claim.controlNumber(), (n, known) -> change.apply(known)));
    }

    /** The name of the claim's file, or its control number if it has none. */
    synchronized String name(Claim claim) {
        return names.getOrDefault(claim.controlNumber(), claim.controlNumber());
    }
}
