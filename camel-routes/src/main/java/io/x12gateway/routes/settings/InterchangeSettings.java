package io.x12gateway.routes.settings;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.ZoneId;

/**
 * The gateway's own address in X12 envelopes.
 *
 * @param qualifier ISA05 of what we send, ISA07 of what we receive
 * @param id ISA06 and ISA08, without padding
 * @param applicationId GS02 and GS03
 * @param zone of every date and time that we write, since X12 carries none
 */
@ConfigurationProperties(prefix = "gateway.interchange", ignoreUnknownFields = false)
@Validated
public record InterchangeSettings(
        @DefaultValue("ZZ") @Pattern(regexp = "[A-Z0-9]{2}") String qualifier,
        @DefaultValue("GATEWAY") @NotBlank @Size(max = 15) String id,

        @DefaultValue("GATEWAY") @NotBlank @Size(min = 2, max = 15)
        String applicationId,

        @DefaultValue("America/New_York") ZoneId zone) {}
