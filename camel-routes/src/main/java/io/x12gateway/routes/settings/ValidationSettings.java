package io.x12gateway.routes.settings;

import io.x12gateway.core.partner.ValidationProfiles;
import io.x12gateway.edi.codelist.CodeListException;
import io.x12gateway.edi.codelist.CodeLists;
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
 * @param codeListsDir holds an {@code ID.tsv} for each code list that is not to be the built-in one; empty: what the
 *     environment variable {@value CodeLists#VARIABLE} says
 */
@ConfigurationProperties(prefix = "gateway.validation", ignoreUnknownFields = false)
@Validated
public record ValidationSettings(
        @DefaultValue("") String profilesDir,
        @DefaultValue("") String codeListsDir) {

    /** @throws CodeListException if a file there is not as it should be; the start ends with it */
    void chooseCodeLists() {
        if (!codeListsDir.isBlank()) CodeLists.choose(CodeLists.from(Path.of(codeListsDir)));
    }

    ValidationProfiles profiles(ZoneId zone) {
        return profilesDir.isBlank()
                ? new ValidationProfiles(Map.of(), zone)
                : ValidationProfiles.read(Path.of(profilesDir), zone);
    }
}
