package io.x12gateway.samples.claims;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * What the claims system is told at its start.
 *
 * @param broker such as {@code tcp://127.0.0.1:61616}
 * @param inquiries the queue of claim status inquiries that it answers; the answer goes to each message's JMSReplyTo, or
 *     to {@code answers} if it has none
 * @param submissions the queue of claims that it takes in; answered in the same way
 * @param remittances the queue that takes its 835 files; null delivers to the drop folder alone
 * @param dropFolder a folder that takes its 835 files and the lists of transfers as well; null for none
 * @param workers how many inquiries are worked on at once
 * @param gatewayId ISA08 of its files
 * @param claims a folder of further claims; null for none
 * @param world a folder that {@code ./gateway generate world} made; null for none
 * @param data where it keeps its clock, what became of its claims, and its files; null forgets all of it at its end
 * @param remittanceKey a file with the key that messages with 835 files are sealed with; null sends them as they are
 * @param policy how claims that come in are decided; null for the packaged {@code claims-system/policy.yaml}
 */
public record ClaimsSettings(
        String broker,
        String user,
        String password,
        String inquiries,
        String answers,
        String submissions,
        @Nullable String remittances,
        @Nullable Path dropFolder,
        int workers,
        String gatewayId,
        @Nullable Path claims,
        @Nullable Path world,
        @Nullable Path data,
        @Nullable Path remittanceKey,
        @Nullable Path policy) {
    public ClaimsSettings {
        inquiries = inquiries == null ? "claims.inquiry" : inquiries;
        answers = answers == null ? "claims.answer" : answers;
        submissions = submissions == null ? "claims.submission" : submissions;
        workers = workers == 0 ? 4 : workers;
        gatewayId = gatewayId == null ? "GATEWAY" : gatewayId;
    }

    @Override
    public String toString() {
        return "ClaimsSettings[broker=" + broker + ", user=" + user + ", inquiries=" + inquiries + "]";
    }
}
