package io.x12gateway.edi.tool;

import io.x12gateway.edi.X12;
import io.x12gateway.edi.codelist.CodeListException;
import io.x12gateway.edi.codelist.CodeLists;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.Profile;
import io.x12gateway.edi.validation.ProfileException;
import io.x12gateway.edi.validation.ValidationReport;
import io.x12gateway.edi.validation.ValidationReport.GroupReport;
import io.x12gateway.edi.validation.ValidationReport.InterchangeReport;
import io.x12gateway.edi.validation.ValidationReport.TransactionReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** How a file is judged: the options that {@code validate}, {@code explain} and {@code ack} share. */
final class Judging {
    private static final int HIGHEST = Level.SNIP7.ordinal();

    private int highest = HIGHEST;
    private @Nullable Profile profile;

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--level",
            paramLabel = "N",
            description = "Judge by the SNIP types 1 to N only (1 to 7); the envelope is judged always.")
    void level(int level) {
        if (level < 1 || level > HIGHEST)
            throw new ParameterException(spec.commandLine(), "--level is " + level + "; give a SNIP type, 1 to 7");
        highest = level;
    }

    @Option(
            names = "--partner",
            paramLabel = "PROFILE",
            description =
                    "Judge as agreed with a partner: a profile, or a partner file (FILE or FILE#ID) that names one.")
    String partner = "";

    @Option(
            names = "--profiles-dir",
            paramLabel = "DIR",
            description = "Where profiles are that are told by name, instead of GATEWAY_VALIDATION_PROFILES_DIR.")
    @Nullable
    Path profilesDir = fromEnvironment();

    private static @Nullable Path fromEnvironment() {
        var told = System.getenv(AgreedProfile.DIRECTORY_VARIABLE);
        return told == null || told.isBlank() ? null : Path.of(told);
    }

    private Profile profile() {
        var known = profile;
        if (known != null) return known;
        try {
            known = partner.isEmpty() ? Profile.STRICT : new AgreedProfile(partner, profilesDir).read();
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "--partner " + partner + ": " + FileVerdict.because(e), e);
        } catch (ProfileException | IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--partner " + partner + ": " + e.getMessage(), e);
        }
        profile = known;
        return known;
    }

    @Option(
            names = "--code-lists",
            paramLabel = "DIR",
            description = "A directory of code lists of your own, instead of that of X12_CODELISTS.")
    void codeLists(Path directory) {
        try {
            CodeLists.choose(CodeLists.from(directory));
        } catch (CodeListException e) {
            throw new ParameterException(spec.commandLine(), "--code-lists " + e.getMessage(), e);
        }
    }

    ValidationReport report(InputStream in) throws IOException {
        profile(); // a profile that is not there is told before a file is read
        return judged(X12.standard().validate(in));
    }

    /** The report as these options have it. */
    ValidationReport judged(ValidationReport report) {
        return upTo(highest, report.under(profile(), LocalDate.now()));
    }

    /** The report without the findings of higher levels. */
    private static ValidationReport upTo(int highest, ValidationReport report) {
        if (highest == HIGHEST) return report;
        return new ValidationReport(
                report.interchanges().stream().map(each -> upTo(highest, each)).toList(),
                kept(highest, report.findings()),
                report.sizeBytes());
    }

    private static InterchangeReport upTo(int highest, InterchangeReport report) {
        return new InterchangeReport(
                report.header(),
                report.span(),
                kept(highest, report.findings()),
                report.groups().stream().map(each -> upTo(highest, each)).toList());
    }

    private static GroupReport upTo(int highest, GroupReport report) {
        return new GroupReport(
                report.header(),
                report.span(),
                report.declaredTransactions(),
                kept(highest, report.findings()),
                report.transactions().stream().map(each -> upTo(highest, each)).toList());
    }

    private static TransactionReport upTo(int highest, TransactionReport report) {
        return new TransactionReport(
                report.header(),
                report.type(),
                report.span(),
                report.segments(),
                kept(highest, report.findings()),
                report.units());
    }

    private static List<Finding> kept(int highest, List<Finding> findings) {
        return findings.stream()
                .filter(each -> each.level().ordinal() <= highest)
                .toList();
    }
}
