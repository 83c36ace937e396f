package io.x12gateway.edi.tool;

import io.x12gateway.edi.validation.Profile;
import io.x12gateway.edi.validation.ProfileException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What {@code --partner} names: a profile; or a partner file, as {@code ./gateway partner export} writes it, whose partner
 * names one; or the bare name of one. Names are looked for where the gateway has them, as {@code NAME.profile}.
 */
final class AgreedProfile {
    /** The setting of the gateway of the same meaning. */
    static final String DIRECTORY_VARIABLE = "GATEWAY_VALIDATION_PROFILES_DIR";

    private static final String STANDARD = "standard";
    private static final String ENDING = ".profile";

    private final String told;
    private final @Nullable Path directory;

    /** @param directory of profiles; null if none is told */
    AgreedProfile(String told, @Nullable Path directory) {
        this.told = told;
        this.directory = directory;
    }

    /** @throws IllegalArgumentException if there is no such profile; the message is for the user */
    Profile read() throws IOException, ProfileException {
        int sign = told.lastIndexOf('#');
        boolean one = sign > 0 && !Files.exists(Path.of(told));
        var file = Path.of(one ? told.substring(0, sign) : told);
        if (Files.exists(file))
            return isPartnerFile(file) ? of(file, one ? told.substring(sign + 1) : "") : profile(file);
        if (told.equals(STANDARD)) return Profile.STRICT;
        if (directory == null) throw new IllegalArgumentException("there is no such file");
        return named(told, directory);
    }

    private static Profile profile(Path file) throws IOException, ProfileException {
        return Profile.parse(Files.readString(file));
    }

    private static boolean isPartnerFile(Path file) throws IOException {
        var name = String.valueOf(file.getFileName());
        if (name.endsWith(".yaml") || name.endsWith(".yml")) return true;
        if (name.endsWith(ENDING)) return false;
        return Files.readString(file)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.equals("---"))
                .findFirst()
                .filter(line -> line.startsWith("partners:"))
                .isPresent();
    }

    private Profile of(Path file, String id) throws IOException, ProfileException {
        var partner = partner(file, id);
        var name = partner.path("validationProfile").asString(STANDARD);
        if (name.equals(STANDARD)) return Profile.STRICT;
        return named(name, directory != null ? directory : file.toAbsolutePath().getParent());
    }

    private static JsonNode partner(Path file, String id) {
        var found = new ArrayList<JsonNode>();
        var ids = new ArrayList<String>();
        for (var partner : partners(file)) {
            var its = partner.path("id").asString("");
            ids.add(its);
            if (id.isEmpty() || id.equals(its)) found.add(partner);
        }
        if (found.size() == 1) return found.getFirst();
        throw new IllegalArgumentException(
                found.isEmpty()
                        ? "it holds no partner%s".formatted(id.isEmpty() ? "" : " " + id + "; it holds " + list(ids))
                        : "it holds several partners; name one of them, such as %s#%s".formatted(file, ids.getFirst()));
    }

    private static String list(List<String> ids) {
        return ids.isEmpty() ? "none" : String.join(", ", ids);
    }

    private static JsonNode partners(Path file) {
        try {
            return YAMLMapper.builder().build().readTree(file.toFile()).path("partners");
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "it is no partner file: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""),
                    e);
        }
    }

    private static Profile named(String name, @Nullable Path directory) throws IOException, ProfileException {
        var file = Objects.requireNonNullElse(directory, Path.of("")).resolve(name + ENDING);
        if (name.matches("[a-z0-9][a-z0-9-]*") && Files.exists(file)) return profile(file);
        throw new IllegalArgumentException(
                "there is no profile %s (%s); name the directory that has it with --profiles-dir or %s"
                        .formatted(name, file, DIRECTORY_VARIABLE));
    }
}
