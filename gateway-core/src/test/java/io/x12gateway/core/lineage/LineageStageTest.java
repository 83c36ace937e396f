package io.x12gateway.core.lineage;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.InMemoryLedger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.lineage.ClaimEvent.Figures;
import io.x12gateway.core.lineage.ClaimEvent.What;
import io.x12gateway.core.lineage.ClaimIndex.By;
import io.x12gateway.core.lineage.ClaimIndex.Found;
import io.x12gateway.core.lineage.ClaimKeys.Kind;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.outbox.Work;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.ProcessingMode;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.submission.Ulid;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LineageStageTest {
    private static final ClaimKeys KEYS = new ClaimKeys(new byte[32]);
    private static final Optional<PartnerId> ALL = Optional.empty();

    private final Clock clock = Clock.systemUTC();
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private final Ulid ids = new Ulid(clock);
    private final InMemoryClaimIndex index = new InMemoryClaimIndex();

    @Test
    void goesOnBehindTheLastPieceThatWasCommitted() {
        int claims = 3 * LineageStage.CHUNK + 7;
        var file = payment(claims);
        var work = received(file);
        var dying = new DyingIndex(index, 2);

        assertThatThrownBy(() -> stage(dying).work(work)).isInstanceOf(GatewayFault.class);
        assertThat(index.scan(work.subject()).orElseThrow().events()).isEqualTo(2L * LineageStage.CHUNK);
        assertThat(ledger.outbox().isDone(work.id())).isFalse();

        stage(index).work(work);
        stage(index).work(work);

        assertThat(ledger.outbox().isDone(work.id())).isTrue();
        var scan = index.scan(work.subject()).orElseThrow();
        assertThat(scan.ended()).isTrue();
        assertThat(scan.events()).isEqualTo(claims + 1L);
        var set = index.sets(work.subject(), 10).getFirst().event();
        assertThat(set.claims()).isEqualTo(claims);
        var found = index.claims(work.subject(), set.setFrom(), 10_000);
        assertThat(found).hasSize(claims);
        for (int i = 0; i < claims; i++)
            assertThat(cut(file, found.get(i))).startsWith("CLP*A" + i + "*1*").endsWith("CAS*CO*45*20~");
    }

    @Test
    void tellsPaymentsOfAPaymentRunApart() {
        var file = payment(3)
                .replace("CLP*A1*1*100*80*", "CLP*A1*22*-100*-80*")
                .replace("CLP*A2*1*100*80*", "CLP*A2*4*100*0*");
        var work = received(file);
        stage(index).work(work);

        assertThat(index.find(By.CLAIM, KEYS.hash(Kind.CLAIM, "a1"), ALL, 10))
                .extracting(
                        f -> f.event().what(),
                        f -> f.event().provider(),
                        f -> f.event().detail())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        What.REVERSED, "1234567893", "status 22, charged -100, paid -80"));
        assertThat(index.find(By.PAYER, KEYS.hash(Kind.PAYER, "ICN2"), ALL, 10))
                .extracting(f -> f.event().what())
                .containsExactly(What.DENIED);
        assertThat(index.find(By.CLAIM, KEYS.hash(Kind.CLAIM, "A1"), ALL, 10))
                .extracting(f -> f.event().figures())
                .containsExactly(new Figures(
                        "T",
                        "1999999999",
                        "22",
                        Optional.of(new BigDecimal("-100.00")),
                        Optional.of(new BigDecimal("-80.00")),
                        Optional.empty()));
        assertThat(ofPatient("1EG4TE5MK73")).hasSize(3);
        var set = index.find(By.TRACE, KEYS.hash(Kind.TRACE, "EFT1"), ALL, 10);
        assertThat(set).extracting(f -> f.event().control()).containsExactly("000000001/1/0001");
        assertThat(cut(file, set.getFirst())).startsWith("ST*835*0001~").endsWith("SE*9*0001~");
    }

    @Test
    void readsWhatIsTheClaimsOwnInAn837() {
        var file = interchange("HC", "005010X222A1", """
                ST*837*0001*005010X222A1~
                BHT*0019*00*BATCH*20261121*0915*CH~
                HL*1**20*1~
                NM1*85*2*RIVERBEND CLINIC*****XX*1234567893~
                HL*2*1*22*0~
                SBR*P*18*******MB~
                NM1*IL*1*SAMPLEC*OTIS****MI*1EG4TE5MK73~
                NM1*PR*2*EXAMPLE MAC*****PI*09999~
                CLM*ACCT-1*90***11:B:7*Y*A*Y*Y~
                REF*F8*ICN-OLD~
                REF*D9*CH-TRACE~
                HI*ABK:Z720~
                NM1*82*1*TESTDOCTOR*CARL****XX*1100000011~
                SBR*S*18*******CI~
                NM1*IL*1*SAMPLEC*VERA****MI*INSURED-ELSEWHERE~
                NM1*PR*2*EXAMPLE HEALTH PLAN*****PI*08888~
                REF*F8*ICN-OF-ANOTHER-PAYER~
                LX*1~
                SV1*HC:99406*90*UN*1***1~
                CLM*ACCT-2*50***11:B:1*Y*A*Y*Y~
                HI*ABK:Z720~
                HL*3*1*22*0~
                SBR*P*18*******MB~
                NM1*IL*1*SAMPLED*UNA****24*NO-MEMBERS-NUMBER~
                CLM*ACCT-3*50***11:B:1*Y*A*Y*Y~
                HI*ABK:Z720~
                SE*26*0001~
                """);
        stage(index).work(received(file));

        var first = index.find(By.CLAIM, KEYS.hash(Kind.CLAIM, "ACCT-1"), ALL, 10);
        assertThat(first).hasSize(1);
        assertThat(cut(file, first.getFirst())).startsWith("CLM*ACCT-1*").endsWith("SV1*HC:99406*90*UN*1***1~");
        assertThat(first.getFirst().event().detail()).isEqualTo("charged 90, replaces a claim");
        assertThat(first.getFirst().event().figures())
                .isEqualTo(new Figures(
                        "T", "09999", "7", Optional.of(new BigDecimal("90.00")), Optional.empty(), Optional.empty()));
        assertThat(first.getFirst().event().provider()).isEqualTo("1234567893");
        assertThat(index.find(By.ORIGINAL, KEYS.hash(Kind.PAYER, "ICN-OLD"), ALL, 10))
                .isEqualTo(first);
        assertThat(index.find(By.TRACE, KEYS.hash(Kind.TRACE, "CH-TRACE"), ALL, 10))
                .isEqualTo(first);
        assertThat(index.find(By.ORIGINAL, KEYS.hash(Kind.PAYER, "ICN-OF-ANOTHER-PAYER"), ALL, 10))
                .isEmpty();
        var second = index.find(By.CLAIM, KEYS.hash(Kind.CLAIM, "ACCT-2"), ALL, 10);
        assertThat(second.getFirst().event().figures().payer()).isEqualTo("09999");
        assertThat(second.getFirst().event().figures().charge()).contains(new BigDecimal("50.00"));
        assertThat(cut(file, second.getFirst())).startsWith("CLM*ACCT-2*").endsWith("HI*ABK:Z720~");
        assertThat(ofPatient("1EG4-TE5-MK73")).containsExactly(second.getFirst(), first.getFirst());
        assertThat(ofPatient("INSURED-ELSEWHERE")).isEmpty();
        assertThat(ofPatient("NO-MEMBERS-NUMBER")).isEmpty();
    }

    @Test
    void readsA277CaAtThePatientsLevelOnly() {
        var file = interchange("HN", "005010X214", """
                ST*277*0001*005010X214~
                BHT*0085*08*1*20261121*0915*TH~
                HL*1**20*1~
                NM1*PR*2*EXAMPLE MAC*****PI*09999~
                TRN*1*OURS~
                HL*2*1*21*1~
                NM1*41*2*TRACE CLINIC*****46*TRACECLINIC~
                TRN*2*BATCH~
                STC*A1:19:PR*20261121*WQ*90~
                HL*3*2*19*1~
                NM1*85*2*RIVERBEND CLINIC*****XX*1234567893~
                HL*4*3*PT~
                NM1*QC*1*SAMPLEC*OTIS****MI*1EG4TE5MK73~
                TRN*2*ACCT-1~
                STC*A2:20:PR*20261121*WQ*90~
                REF*1K*ICN-1~
                REF*D9*CH-TRACE~
                DTP*472*D8*20261003~
                SE*19*0001~
                """);
        stage(index).work(received(file));

        var claim = index.find(By.PAYER, KEYS.hash(Kind.PAYER, "ICN-1"), ALL, 10);
        assertThat(claim).hasSize(1);
        assertThat(claim.getFirst().event().what()).isEqualTo(What.ACKNOWLEDGED);
        assertThat(claim.getFirst().event().detail()).isEqualTo("status A2:20");
        assertThat(claim.getFirst().event().provider()).isEqualTo("1234567893");
        assertThat(cut(file, claim.getFirst())).startsWith("TRN*2*ACCT-1~").endsWith("DTP*472*D8*20261003~");
        assertThat(index.find(By.CLAIM, KEYS.hash(Kind.CLAIM, "ACCT-1"), ALL, 10))
                .isEqualTo(claim);
        assertThat(index.find(By.CLAIM, KEYS.hash(Kind.CLAIM, "BATCH"), ALL, 10))
                .isEmpty();
        assertThat(ofPatient("1EG4TE5MK73")).isEqualTo(claim);
    }

    private List<Found> ofPatient(String number) {
        return index.find(By.PATIENT, KEYS.hash(Kind.PATIENT, number), ALL, 10);
    }

    @Test
    void keepsNoNumberThatCouldBeRead() {
        var work = received(payment(1));
        stage(index).work(work);
        var stored = new ArrayList<Found>(index.claims(work.subject(), 0, 10));
        stored.addAll(index.find(By.CLAIM, KEYS.hash(Kind.CLAIM, "A0"), ALL, 10));
        stored.addAll(index.sets(work.subject(), 10));
        assertThat(stored).hasSize(2);
        assertThat(stored.toString()).doesNotContain("A0*", "claim=A0", "ICN0", "EFT1", "SAMPLE");
        var other = new ClaimKeys("of another installation".getBytes(StandardCharsets.US_ASCII));
        assertThat(other.hash(Kind.CLAIM, "A0")).isNotEqualTo(KEYS.hash(Kind.CLAIM, "A0"));
        assertThat(KEYS.hash(Kind.PAYER, "A0")).isNotEqualTo(KEYS.hash(Kind.CLAIM, "A0"));
    }

    /** Dies after so many pieces. */
    private record DyingIndex(ClaimIndex index, int[] left) implements ClaimIndex {
        DyingIndex(ClaimIndex index, int pieces) {
            this(index, new int[] {pieces});
        }

        @Override
        public boolean add(String document, long before, List<ClaimEvent> events, boolean last) {
            if (left[0]-- == 0) throw new GatewayFault(FaultKind.GATEWAY, "died", "The process died.");
            return index.add(document, before, events, last);
        }

        @Override
        public Optional<Scan> scan(String document) {
            return index.scan(document);
        }

        @Override
        public Scan begin(Scan scan) {
            return index.begin(scan);
        }

        @Override
        public List<Found> find(By by, String hash, Optional<PartnerId> whose, int limit) {
            return index.find(by, hash, whose, limit);
        }

        @Override
        public List<Found> sets(String document, int limit) {
            return index.sets(document, limit);
        }

        @Override
        public Optional<Found> set(String document, long setFrom) {
            return index.set(document, setFrom);
        }

        @Override
        public List<Found> claims(String document, long setFrom, int limit) {
            return index.claims(document, setFrom, limit);
        }

        @Override
        public Forgotten forgetGone(String after, String before, int limit) {
            return index.forgetGone(after, before, limit);
        }

        @Override
        public List<Scan> scans(SubmissionId submission, int limit) {
            return index.scans(submission, limit);
        }
    }

    private LineageStage stage(ClaimIndex into) {
        return new LineageStage(
                ledger.submissions(),
                ledger.mailboxes(),
                ledger.payloads(),
                ledger.outbox(),
                ledger,
                into,
                KEYS,
                clock);
    }

    private Work received(String file) {
        var staged = ledger.payloads().stage(file.getBytes(StandardCharsets.ISO_8859_1));
        var submission = new Submission(
                new SubmissionId(ids.next()),
                new PartnerId("riverbend-billing"),
                Channel.SFTP,
                ProcessingMode.BATCH,
                "run.x12",
                Optional.empty(),
                staged.id(),
                staged.digest(),
                staged.sizeBytes(),
                clock.instant(),
                SubmissionState.RECEIVED,
                Optional.empty());
        var work = Work.of(Stage.LINEAGE, submission.id().value());
        ledger.commitNow(LedgerEntry.of(
                new Change.StorePayload(staged), new Change.Receive(submission), new Change.Enqueue(work)));
        return work;
    }

    private static String cut(String file, Found found) {
        var span = found.event().span();
        return file.substring((int) span.offset(), (int) span.end());
    }

    private static String payment(int claims) {
        var body = new StringBuilder("""
                ST*835*0001~
                BPR*I*80*C*ACH*CCP*01*044000024*DA*111222*1999999999**01*041000014*DA*333444*20261204~
                TRN*1*EFT1*1999999999~
                N1*PR*EXAMPLE MAC~
                N1*PE*RIVERBEND CLINIC*XX*1234567893~
                LX*1~
                """);
        for (int i = 0; i < claims; i++)
            body.append("CLP*A")
                    .append(i)
                    .append("*1*100*80*0*MB*ICN")
                    .append(i)
                    .append("""
                    *11*1~
                    NM1*QC*1*SAMPLEC*OTIS****MI*1EG4TE5MK73~
                    SVC*HC:99406*100*80~
                    CAS*CO*45*20~
                    """);
        return interchange("HP", "005010X221A1", body + "PLB*1234567893*20261231*WO:1*10~\nSE*9*0001~\n");
    }

    private static String interchange(String functional, String guide, String sets) {
        return "ISA*00*          *00*          *ZZ*RIVERBEND      *ZZ*GATEWAY        *261121*2301*^*00501*000000001*0*T*:~\n"
                + "GS*" + functional + "*RIVERBEND*GATEWAY*20261121*2301*1*X*" + guide + "~\n"
                + sets
                + "GE*1*1~\nIEA*1*000000001~\n";
    }
}
