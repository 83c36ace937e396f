package io.x12gateway.routes.operator;

import io.x12gateway.core.partner.Delegation;
import io.x12gateway.core.partner.Npi;
import io.x12gateway.core.partner.PartnerCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.time.LocalDate;
import java.util.Optional;

/** {@code gateway partner delegate ...} */
@Command(
        name = "delegate",
        mixinStandardHelpOptions = true,
        description = "Delegations: a provider lets an agency send or receive one transaction for it.")
final class DelegateTool {
    @Spec
    @Nullable
    CommandSpec spec;

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Adds a delegation.")
    int add(
            @Mixin ChangeOptions change,
            @Parameters(index = "0", paramLabel = "ID") String id,
            @Parameters(index = "1", paramLabel = "NPI") String npi,
            @Parameters(index = "2", paramLabel = "SET", description = "such as 835") String transaction,
            @Option(names = "--from", required = true, description = "first day") LocalDate from,
            @Option(names = "--to", description = "last day (default: open)") @Nullable LocalDate to) {
        var delegation = new Delegation(new Npi(npi), transaction, from, Optional.ofNullable(to));
        var command = new PartnerCommand.AddDelegation(delegation);
        change.apply(PartnerTool.out(spec), id, command, "delegate add " + npi + " " + transaction);
        return 0;
    }

    @Command(
            name = "end",
            mixinStandardHelpOptions = true,
            description = "Sets the last day of the delegations that run on that day.")
    int end(
            @Mixin ChangeOptions change,
            @Parameters(index = "0", paramLabel = "ID") String id,
            @Parameters(index = "1", paramLabel = "NPI") String npi,
            @Parameters(index = "2", paramLabel = "SET") String transaction,
            @Option(names = "--on", required = true, description = "last day") LocalDate on) {
        var command = new PartnerCommand.EndDelegation(new Npi(npi), transaction, on);
        change.apply(PartnerTool.out(spec), id, command, "delegate end " + npi + " " + transaction);
        return 0;
    }
}
