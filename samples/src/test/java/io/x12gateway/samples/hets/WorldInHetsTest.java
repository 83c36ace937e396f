package io.x12gateway.samples.hets;

import io.x12gateway.samples.data.DataFolder;
import io.x12gateway.samples.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code ./gateway generate world} made, as the mock HETS sees it. */
class WorldInHetsTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 18);
    private static final Submitter SUBMITTER = new Submitter("GW0001", null, List.of("1234567893"));

    @TempDir
    private static Path world;

    private static HetsSettings with;
    private static Persona patient;
    private static String provider;

    @BeforeAll
    static void make() {
        new World(3, 20, 60, 7, AS_OF).write(world);
        with = HetsSettings.plain(SUBMITTER).withWorld(world).on(AS_OF);
        patient = DataFolder.read(world.resolve("personas"), Persona.class)
                .values()
                .iterator()
                .next();
        var packaged = Providers.of(HetsSettings.plain(SUBMITTER)).byNpi().keySet();
        var others = new TreeSet<>(Providers.of(with).byNpi().keySet());
        others.removeAll(packaged);
        assertThat(others).hasSize(3);
        provider = others.getFirst();
    }

    @Test
    void knowsItsPatientsAndLetsItsProvidersAsk() {
        assertThat(answer(with, provider))
                .contains("~NM1*IL*1*" + patient.name().last() + "*", "~EB*1*")
                .doesNotContain("~AAA*");
    }

    @Test
    void knowsNeitherWithoutIt() {
        var without = HetsSettings.plain(SUBMITTER).on(AS_OF);
        assertThat(answer(without, provider)).contains("~AAA*N**51*C~");
        assertThat(answer(without, "1234567893")).contains("~AAA*N**75*C~");
    }

    private static String answer(HetsSettings settings, String npi) {
        var desk = new TransactionDesk(settings, settings.clock(Clock.system(ZoneOffset.UTC)));
        var asked = Inquiry270.about(patient).npi(npi).on(AS_OF).bytes();
        var answer = desk.judge(new CoreRequest(SUBMITTER, "", asked)).answer();
        assertThat(answer).isInstanceOf(CoreReply.X12.class);
        return new String(((CoreReply.X12) answer).payload(), StandardCharsets.US_ASCII);
    }
}
