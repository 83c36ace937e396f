package io.x12gateway.edi.tool;

import io.x12gateway.edi.X12;
import io.x12gateway.edi.validation.AckCodes;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.ValidationReport;
import io.x12gateway.edi.validation.ValidationReport.GroupReport;
import io.x12gateway.edi.validation.ValidationReport.InterchangeReport;
import io.x12gateway.edi.validation.ValidationReport.Verdict;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** The verdict on one file as the command line tells it. */
record FileVerdict(String path, ValidationReport report, String unreadable) {

    static FileVerdict of(String path, InputStream in) throws IOException {
        return new FileVerdict(path, X12.standard().validate(in), "");
    }

    /** Why a file could not be read, in plain words. */
    static String because(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "there is no such file";
            case AccessDeniedException closed -> "the file may not be read by this user";
            case FileSystemException other -> because(other);
            default -> "the file can't be read: " + e.getMessage();
        };
    }

    private static String because(FileSystemException e) {
        return Input.DIRECTORY.equals(e.getReason())
                ? "it is a directory; name a file in it (validate takes directories, too)"
                : "the file can't be read: " + e.getMessage();
    }

    /** @param why in plain words: the path can't be opened or read */
    static FileVerdict unreadable(String path, String why) {
        return new FileVerdict(path, new ValidationReport(List.of(), List.of(), 0), why);
    }

    Verdict verdict() {
        return report.verdict();
    }

    String verdictName() {
        return verdict().name().toLowerCase(Locale.ROOT);
    }

    int exitCode() {
        return switch (verdict()) {
            case VALID -> X12Tool.VALID;
            case INVALID -> X12Tool.INVALID;
            case UNREADABLE -> X12Tool.UNREADABLE;
        };
    }

    /** What answers the file: TA1, 999, else the lowest SNIP type at fault; FILE if no envelope is; empty if nothing is. */
    String level() {
        if (errors().isEmpty()) return "";
        if (errors().stream().anyMatch(f -> !f.codes().ta105().isEmpty())) return "TA1";
        if (errors().stream().anyMatch(FileVerdict::syntax)) return "999";
        return errors().stream()
                .map(f -> f.level() == Level.INTERCHANGE ? "FILE" : f.level().name())
                .sorted()
                .findFirst()
                .orElse("");
    }

    private static boolean syntax(Finding finding) {
        if (finding.refusesClaim()) return false;
        return switch (finding.level()) {
            case SNIP1, SNIP2, SNIP4 -> true;
            case INTERCHANGE, SNIP3, SNIP5, SNIP6, SNIP7 -> false;
        };
    }

    List<Finding> errors() {
        return report.allFindings().filter(Finding::isError).toList();
    }

    List<Finding> findings() {
        return report.allFindings().toList();
    }

    /** {@code TA105=021}, {@code IK304=8}, {@code IK403=7}: every code that an acknowledgment of this file holds. */
    List<String> codes() {
        var codes = new LinkedHashSet<String>();
        for (var finding : errors()) add(finding.codes(), codes);
        return new ArrayList<>(codes);
    }

    private static void add(AckCodes from, LinkedHashSet<String> to) {
        if (!from.ta105().isEmpty()) to.add("TA105=" + from.ta105());
        if (!from.ak905().isEmpty()) to.add("AK905=" + from.ak905());
        if (!from.ik502().isEmpty()) to.add("IK502=" + from.ik502());
        if (!from.ik304().isEmpty()) to.add("IK304=" + from.ik304());
        if (!from.ik403().isEmpty()) to.add("IK403=" + from.ik403());
        if (!from.claimStatus().isEmpty()) to.add("STC01=" + from.claimStatus());
    }

    int accepted() {
        return report.interchanges().stream()
                .filter(InterchangeReport::accepted)
                .flatMap(i -> i.groups().stream())
                .mapToInt(GroupReport::acceptedTransactions)
                .sum();
    }

    int rejected() {
        return (int) report.transactions().count() - accepted();
    }
}
