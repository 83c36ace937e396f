package io.x12gateway.routes.settings;

import io.x12gateway.core.partner.ValidationProfiles;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;

/**
 * What partners' files are judged by.
 *
 * @param profilesDir holds a {@code NAME.profile} for each rule set that a partner may name; empty: there is only {@code
 *     standard}
 */
@ConfigurationProperties(prefix = "gateway.validation", ignoreUnknownFields = false)
@Validated
public record ValidationSettings(@DefaultValue("") String profilesDir) {

    ValidationProfiles profiles(ZoneId zone) {
        return profilesDir.isBlank()
                ? new ValidationProfiles(Map.of(), zone)
                : ValidationProfiles.read(Path.of(profilesDir), zone);
    }
}
