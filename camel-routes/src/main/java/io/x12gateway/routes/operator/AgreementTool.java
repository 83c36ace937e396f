package io.x12gateway.routes.operator;

import io.x12gateway.core.partner.EdiAgreement;
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
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code gateway partner agreement ...} */
@Command(
        name = "agreement",
        mixinStandardHelpOptions = true,
        description = "EDI agreements: which transactions, for which providers, when.")
final class AgreementTool {
    @Spec
    @Nullable
    CommandSpec spec;

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Adds an agreement.")
    int add(
            @Mixin ChangeOptions change,
            @Parameters(index = "0", paramLabel = "ID") String id,
            @Parameters(index = "1", paramLabel = "AGREEMENT", description = "its own id, such as EDI-2026-014")
                    String agreement,
            @Option(names = "--transactions", required = true, split = ",", description = "such as 270,271,835")
                    String[] transactions,
            @Option(
                            names = "--providers",
                            split = ",",
                            description = "NPIs; none means any provider, and then nothing is received by it")
                    String @Nullable [] providers,
            @Option(names = "--from", required = true, description = "first day") LocalDate from,
            @Option(names = "--to", description = "last day (default: open)") @Nullable LocalDate to,
            @Option(
                            names = "--contract",
                            description = "of ours, under which HETS is asked for them (default: the usual one)")
                    @Nullable
                    String contract) {
        var npis = providers == null
                ? Set.<Npi>of()
                : Arrays.stream(providers).map(Npi::new).collect(Collectors.toSet());
        var added = new EdiAgreement(
                agreement,
                Arrays.stream(transactions).collect(Collectors.toSet()),
                npis,
                from,
                Optional.ofNullable(to),
                Optional.ofNullable(contract));
        change.apply(PartnerTool.out(spec), id, new PartnerCommand.AddAgreement(added), "agreement add " + agreement);
        return 0;
    }

    @Command(name = "end", mixinStandardHelpOptions = true, description = "Sets the last day of an agreement.")
    int end(
            @Mixin ChangeOptions change,
            @Parameters(index = "0", paramLabel = "ID") String id,
            @Parameters(index = "1", paramLabel = "AGREEMENT") String agreement,
            @Option(names = "--on", required = true, description = "its last day") LocalDate on) {
        var command = new PartnerCommand.EndAgreement(agreement, on);
        change.apply(PartnerTool.out(spec), id, command, "agreement end " + agreement);
        return 0;
    }
}
