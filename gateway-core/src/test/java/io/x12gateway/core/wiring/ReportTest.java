package io.x12gateway.core.wiring;

import io.x12gateway.core.intake.Arrival;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.submission.Channel;
import org.junit.jupiter.api.Test;

import static io.x12gateway.core.wiring.Files.broken;
import static io.x12gateway.core.wiring.Files.claimStatusGroup;
import static io.x12gateway.core.wiring.Files.interchange;
import static io.x12gateway.core.wiring.Files.request276;
import static io.x12gateway.core.wiring.World.CLEARWAY;
import static io.x12gateway.core.wiring.World.COVERED_NPI;
import static io.x12gateway.core.wiring.World.OTHER_NPI;
import static org.assertj.core.api.Assertions.assertThat;

class ReportTest {
    private final World world = new World();

    @Test
    void saysWhatWasAcceptedAndWhatToMendAndWhere() {
        var file = interchange(
                "CH0001",
                1,
                claimStatusGroup(
                        510, request276("0001", "CS1", COVERED_NPI), broken(request276("0002", "CS2", COVERED_NPI))));
        var receipt = world.upload(CLEARWAY, file);
        world.work(1);
        var report = report();
        assertThat(report.fileName()).isEqualTo("file.edi." + receipt.submission() + ".report.txt");
        assertThat(world.text(report))
                .startsWith("REPORT ON file.edi\n\n1 of 2 transaction sets accepted, 1 refused.\n")
                .contains("submission  " + receipt.submission())
                .contains("Interchange 000000001, test: accepted")
                .contains("Group 510 (HR): 1 of 2 transaction sets accepted")
                .contains("Transaction set 0002 (276): REFUSED")
                .containsPattern("where     \\S.*, segment \\d+ of its set, byte \\d+")
                .containsPattern("rule      [A-Z_]+ \\(.*IK[345]0")
                .containsPattern("to mend   [A-Z]")
                .contains("send only that again");
    }

    @Test
    void namesNobodyThatAFileIsAbout() {
        var number = "SAMPLEA".repeat(20);
        var set = request276("0001", "CS1", COVERED_NPI).replace("1EG4TE5MK73", number);
        world.upload(CLEARWAY, interchange("CH0001", 1, claimStatusGroup(1, set)));
        world.work(1);
        assertThat(world.text(report()))
                .contains("REFUSED")
                .contains(" characters>")
                .doesNotContain("SAMPLEA");
    }

    @Test
    void saysThatEverythingIsFine() {
        world.upload(CLEARWAY, interchange("CH0001", 1, claimStatusGroup(1, request276("0001", "CS1", COVERED_NPI))));
        world.work(1);
        assertThat(world.text(report()))
                .contains("The transaction set was accepted.")
                .doesNotContain("REFUSED")
                .doesNotContain("again");
    }

    @Test
    void saysWhichQuestionsNobodyIsAsked() {
        world.upload(CLEARWAY, interchange("CH0001", 1, claimStatusGroup(1, request276("0001", "CS1", OTHER_NPI))));
        world.work(1);
        assertThat(world.text(report())).contains("The payer is not asked 1 question:");
    }

    @Test
    void saysWhyAnEnvelopeIsRefused() {
        world.upload(CLEARWAY, interchange("SOMEONE", 1, claimStatusGroup(1, request276("0001", "CS1", COVERED_NPI))));
        world.work(1);
        assertThat(world.text(report()))
                .contains("Nothing of this file was accepted")
                .contains("Interchange 000000001, test: REFUSED as a whole")
                .contains("ISA06, byte 35")
                .contains("(TA105 006)");
    }

    @Test
    void standsBesideEveryUploadOfTheSameBytes() {
        var file = interchange("CH0001", 1, claimStatusGroup(1, request276("0001", "CS1", COVERED_NPI)));
        var first = world.upload(CLEARWAY, file);
        var second = world.upload(CLEARWAY, file);
        world.work(1);
        assertThat(world.mailbox(CLEARWAY, "report"))
                .hasSize(2)
                .filteredOn(item -> item.source().equals(second.submission()))
                .singleElement()
                .satisfies(item -> assertThat(world.text(item))
                        .contains("the same bytes were received before")
                        .contains(first.submission().value()));
    }

    @Test
    void isForUploadersWhoSeeNoResponse() {
        var upload = World.arrival(
                CLEARWAY, interchange("CH0001", 1, claimStatusGroup(1, request276("0001", "CS1", COVERED_NPI))));
        world.core.intake().receive(overHttp(upload));
        world.work(1);
        assertThat(world.mailbox(CLEARWAY, "report")).isEmpty();
        assertThat(world.mailbox(CLEARWAY, "999")).hasSize(1);
    }

    private static Arrival overHttp(Arrival a) {
        return new Arrival(a.partner(), Channel.HTTP, a.mode(), a.fileName(), a.clientKey(), a.body(), a.source());
    }

    private MailboxItem report() {
        return world.mailbox(CLEARWAY, "report").getFirst();
    }
}
