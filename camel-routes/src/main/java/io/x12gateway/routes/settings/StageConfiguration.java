package io.x12gateway.routes.settings;

import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.lineage.ClaimIndex;
import io.x12gateway.core.lineage.ClaimKeys;
import io.x12gateway.core.lineage.LineageStage;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.outbox.Outbox;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.outbox.StageWorker;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.response.Sweep;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.wiring.Core;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/** What is done with a submission, one stage after the other, and what is left lying. */
@Configuration(proxyBeanMethods = false)
class StageConfiguration {
    @Bean
    StageWorker dispositionStage(Core core) {
        return core.stage(Stage.DISPOSITION);
    }

    @Bean
    StageWorker inquiryStage(Core core) {
        return core.stage(Stage.INQUIRY);
    }

    @Bean
    StageWorker handoverStage(Core core) {
        return core.stage(Stage.HANDOVER);
    }

    @Bean
    StageWorker assemblyStage(Core core) {
        return core.stage(Stage.ASSEMBLY);
    }

    @Bean
    StageWorker deliveryStage(Core core) {
        return core.stage(Stage.DELIVERY);
    }

    @Bean
    StageWorker lineageStage(
            Submissions submissions,
            Mailboxes mailboxes,
            PayloadStore payloads,
            Outbox outbox,
            Ledger ledger,
            ClaimIndex index,
            ClaimKeys keys,
            Clock clock) {
        return new LineageStage(submissions, mailboxes, payloads, outbox, ledger, index, keys, clock);
    }

    @Bean
    Sweep sweep(Core core) {
        return core.sweep();
    }
}
