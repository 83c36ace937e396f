package io.x12gateway.core.partner;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.validation.Profile;
import io.x12gateway.edi.validation.ProfileException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What partners' files are judged by, under the names that {@link TradingPartner#validationProfile} has. {@code standard}
 * is always there: every rule as it stands. The others are agreed and read from files at the start.
 */
public final class ValidationProfiles {
    /** Nothing is agreed with anybody. */
    public static final ValidationProfiles STANDARD = new ValidationProfiles(Map.of(), ZoneOffset.UTC);

    private static final String ENDING = ".profile";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final String NAMES = "1 to 32 of a-z 0-9 -, such as lenient-835.profile";

    private final Map<String, Profile> agreed;
    private final ZoneId zone;

    /** @param zone of the days on which rules end */
    public ValidationProfiles(Map<String, Profile> agreed, ZoneId zone) {
        this.agreed = Map.copyOf(agreed);
        this.zone = zone;
    }

    /**
     * Every {@code NAME.profile} of a directory.
     *
     * @throws GatewayFault {@code validation-profiles}, kind GATEWAY, with every fault of the first file that has one
     */
    public static ValidationProfiles read(Path directory, ZoneId zone) {
        var profiles = new TreeMap<String, Profile>();
        try (var files = Files.newDirectoryStream(directory, "*" + ENDING)) {
            for (var file : files) {
                var fileName = String.valueOf(file.getFileName());
                var name = fileName.substring(0, fileName.length() - ENDING.length());
                if (!NAME.matcher(name).matches() || name.equals(TradingPartner.STANDARD_PROFILE))
                    throw unreadable(file, "its name must be " + NAMES + ", and not standard", null);
                profiles.put(name, profile(file));
            }
        } catch (IOException e) {
            throw unreadable(directory, "the directory of gateway.validation.profiles-dir cannot be read", e);
        }
        return new ValidationProfiles(profiles, zone);
    }

    private static Profile profile(Path file) throws IOException {
        try {
            return Profile.parse(Files.readString(file));
        } catch (ProfileException e) {
            throw unreadable(file, String.join("; ", e.faults()), e);
        }
    }

    private static GatewayFault unreadable(Path what, String why, @Nullable Exception cause) {
        var message = "Validation profile " + what + ": " + why;
        return cause == null
                ? new GatewayFault(FaultKind.GATEWAY, "validation-profiles", message)
                : new GatewayFault(FaultKind.GATEWAY, "validation-profiles", message, cause);
    }

    /** In order, {@code standard} among them. */
    public SortedSet<String> names() {
        var names = new TreeSet<>(agreed.keySet());
        names.add(TradingPartner.STANDARD_PROFILE);
        return names;
    }

    /**
     * The judge of what this partner sends.
     *
     * @param at when it was received: a rule that ends counts for what came before, whenever it is judged again
     * @throws GatewayFault {@code validation-profile-unknown}, kind GATEWAY: no such profile is configured on this node
     */
    public X12 judge(TradingPartner partner, Instant at) {
        return judge(partner.validationProfile(), at)
                .orElseThrow(() -> new GatewayFault(
                        FaultKind.GATEWAY, "validation-profile-unknown", unknown(partner) + "; configure it"));
    }

    /** The same for a partner that has to be looked up first, which is spared where nothing is agreed with anybody. */
    public X12 judge(PartnerId id, Partners partners, Instant at) {
        if (agreed.isEmpty()) return X12.standard();
        return partners.find(id).map(p -> judge(p, at)).orElseGet(X12::standard);
    }

    /** Empty if there is no profile of this name. */
    public Optional<X12> judge(String name, Instant at) {
        if (name.equals(TradingPartner.STANDARD_PROFILE)) return Optional.of(X12.standard());
        return Optional.ofNullable(agreed.get(name))
                .map(profile -> X12.standard().withProfile(profile, Clock.fixed(at, zone)));
    }

    /** @throws GatewayFault {@code validation-profile-unknown}, kind SENDER: nothing was registered */
    void checkKnown(TradingPartner partner) {
        if (names().contains(partner.validationProfile())) return;
        throw new GatewayFault(
                FaultKind.SENDER, "validation-profile-unknown", unknown(partner) + "; nothing was registered");
    }

    /**
     * For the start: a partner that is judged by what is not there any more would be told another verdict than agreed.
     *
     * @throws GatewayFault {@code validation-profile-unknown}, kind GATEWAY
     */
    public void checkAll(Partners partners) {
        for (var partner : partners.all()) if (partner.status() != PartnerStatus.CLOSED) judge(partner, Instant.EPOCH);
    }

    private String unknown(TradingPartner partner) {
        return "Partner " + partner.id() + ": there is no validation profile '" + partner.validationProfile()
                + "'; there are " + String.join(", ", names()) + " (gateway.validation.profiles-dir)";
    }
}
