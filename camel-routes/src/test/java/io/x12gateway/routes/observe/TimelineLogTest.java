package io.x12gateway.routes.observe;

import io.x12gateway.core.completion.SideFile;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.Digest;
import io.x12gateway.core.payload.PayloadId;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.ProcessingMode;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.submission.TimelineEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class TimelineLogTest {
    private static final SubmissionId ID = new SubmissionId("01KAK6E8R0ABCDEFGHJKMNPQRS");
    private static final Instant NOW = Instant.parse("2026-11-21T15:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SAMPLEA MARIA 1EG4TE5MK73.x12",
                "samplea.01KAK6E8R0ABCDEFGHJKMNPQRS.report.txt",
                "a b c",
                "samplea"
            })
    void callsReceiptsAndReportsByTheSubmissionAlone(String upload) {
        for (var file : SideFile.values()) {
            var name = file.name(uploaded(upload));
            assertThat(name).startsWith(upload);
            assertThat(shown(file.kind() + " " + name + " for riverbend"))
                    .isEqualTo(file.kind() + " " + ID + file.ending() + " for riverbend");
            assertThat(shown(file.kind() + " " + name)).isEqualTo(file.kind() + " " + ID + file.ending());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "received",
                "512 bytes over SFTP",
                "999 999_000000001_01KAK6E8R0ABCDEFGHJKMNPQRS.x12 for riverbend",
                "receipt 01KAK6E8R0ABCDEFGHJKMNPQRS.receipt.json for riverbend"
            })
    void saysEverythingElseAsItIs(String detail) {
        assertThat(shown(detail)).isEqualTo(detail);
    }

    private static String shown(String detail) {
        return TimelineLog.shown(new TimelineEntry(ID, NOW, "delivered", "gateway", detail));
    }

    private static Submission uploaded(String name) {
        return new Submission(
                ID,
                new PartnerId("riverbend"),
                Channel.SFTP,
                ProcessingMode.BATCH,
                name,
                Optional.empty(),
                new PayloadId("01KAK6E8R0ABCDEFGHJKMNPQRT"),
                Digest.of(new byte[0]),
                0,
                NOW,
                SubmissionState.RECEIVED,
                Optional.empty());
    }
}
