package io.x12gateway.core.wiring;

import io.x12gateway.core.acknowledgment.AcknowledgmentPolicy;
import io.x12gateway.core.acknowledgment.AcknowledgmentWriter;
import io.x12gateway.core.claim.Answering;
import io.x12gateway.core.claim.ClaimReports;
import io.x12gateway.core.claim.Handover;
import io.x12gateway.core.claim.HandoverStage;
import io.x12gateway.core.completion.Commits;
import io.x12gateway.core.completion.Completion;
import io.x12gateway.core.completion.Documents;
import io.x12gateway.core.composition.Composer;
import io.x12gateway.core.delivery.Delivery;
import io.x12gateway.core.delivery.HeldMail;
import io.x12gateway.core.delivery.Retention;
import io.x12gateway.core.disposition.DispositionPolicy;
import io.x12gateway.core.disposition.DispositionStage;
import io.x12gateway.core.disposition.Judgement;
import io.x12gateway.core.disposition.RealTime;
import io.x12gateway.core.inspection.Inspection;
import io.x12gateway.core.intake.HeldUploads;
import io.x12gateway.core.intake.Intake;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.outbox.StageWorker;
import io.x12gateway.core.response.AnswerJudge;
import io.x12gateway.core.response.AssemblyStage;
import io.x12gateway.core.response.InquiryStage;
import io.x12gateway.core.response.LateAnswers;
import io.x12gateway.core.response.ResponseAssembly;
import io.x12gateway.core.response.Sweep;

import java.util.List;

/** The core, ready to be put behind doors and queues. */
public final class Core {
    private final Intake intake;
    private final RealTime realTime;
    private final List<StageWorker> stages;
    private final Delivery delivery;
    private final Sweep sweep;
    private final Inspection inspection;
    private final Composer composer;

    public Core(Parts p) {
        var documents = new Documents(p.payloads(), p.ids(), p.partners());
        var commits = new Commits(p.ledger(), p.payloads());
        var completion = new Completion(p.submissions(), p.inquiries(), p.outbox(), p.ledger(), p.clock());
        var policy = new DispositionPolicy(p.us(), p.routing(), new AcknowledgmentPolicy());
        var acknowledgments = new AcknowledgmentWriter(p.us(), p.numbers());
        var judgement = new Judgement(p.submissions(), p.partners(), p.payloads(), policy, p.profiles());
        var judge = new AnswerJudge();
        var assembly = new ResponseAssembly(p.us(), p.numbers(), p.profiles());
        intake = new Intake(p.payloads(), p.submissions(), p.ledger(), p.ids(), p.clock(), p.limits());
        realTime = new RealTime(
                intake,
                p.submissions(),
                p.partners(),
                p.mailboxes(),
                p.payloads(),
                policy,
                p.routing(),
                p.backEnds(),
                judge,
                assembly,
                acknowledgments,
                documents,
                commits,
                completion,
                p.profiles(),
                p.clock());
        delivery = new Delivery(
                p.submissions(),
                p.partners(),
                p.mailboxes(),
                p.held(),
                p.traces(),
                p.payloads(),
                judgement,
                p.us(),
                p.numbers(),
                documents,
                commits,
                completion,
                p.ids(),
                p.clock());
        stages = List.of(
                new DispositionStage(judgement, acknowledgments, documents, commits, completion, p.clock()),
                new InquiryStage(
                        p.inquiries(),
                        p.submissions(),
                        p.payloads(),
                        p.backEnds(),
                        judge,
                        commits,
                        completion,
                        new LateAnswers(
                                p.inquiries(),
                                p.submissions(),
                                p.partners(),
                                p.payloads(),
                                assembly,
                                documents,
                                commits,
                                p.clock()),
                        p.inquiryLimits(),
                        p.clock()),
                new AssemblyStage(
                        p.inquiries(), p.partners(), p.payloads(), assembly, documents, commits, completion, p.clock()),
                delivery.stage(),
                handover(p, judgement, documents, commits, completion));
        inspection = new Inspection(p.submissions(), p.mailboxes(), p.payloads(), judgement, p.ledger(), p.clock());
        composer = new Composer(p.submissions(), p.payloads(), p.us(), p.ids(), p.clock());
        sweep = new Sweep(
                p.submissions(),
                p.inquiries(),
                p.outbox(),
                p.ledger(),
                completion,
                new HeldUploads(p.submissions(), p.ledger(), p.limits(), p.clock()),
                p.inquiryLimits(),
                p.realTimeDeadline().multipliedBy(2),
                p.clock());
    }

    private static HandoverStage handover(
            Parts p, Judgement judgement, Documents documents, Commits commits, Completion completion) {
        var answering = new Answering(p.us(), judgement, p.clock());
        return new HandoverStage(
                p.payloads(),
                judgement,
                p.portions(),
                new Handover(p.payloads(), p.claimsSystems(), answering, commits, p.handoverLimits()),
                new ClaimReports(p.payloads(), p.partners(), p.numbers(), answering, documents),
                commits,
                completion,
                p.handoverLimits(),
                p.clock());
    }

    public Intake intake() {
        return intake;
    }

    public RealTime realTime() {
        return realTime;
    }

    /** One worker for each {@link Stage} but {@code LINEAGE}, which nothing in here waits for. */
    public List<StageWorker> stages() {
        return stages;
    }

    public StageWorker stage(Stage stage) {
        return stages.stream().filter(s -> s.stage() == stage).findFirst().orElseThrow();
    }

    /** What could not be handed on, or waits for a partner that is paused. */
    public HeldMail held() {
        return delivery.held();
    }

    public Retention retention() {
        return delivery.retention();
    }

    public Sweep sweep() {
        return sweep;
    }

    public Inspection inspection() {
        return inspection;
    }

    public Composer composer() {
        return composer;
    }
}
