package io.x12gateway.routes.settings;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.codelist.CodeListException;
import io.x12gateway.edi.codelist.CodeLists;
import io.x12gateway.edi.synthesis.Synthesis;
import io.x12gateway.edi.validation.FindingCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ValidationSettingsTest {
    private static final byte[] ADVICE =
            Synthesis.of(TransactionType.REMITTANCE_ADVICE, 5, 7).toBytes();

    @TempDir
    private Path directory = Path.of("");

    @AfterEach
    void builtInLists() {
        CodeLists.choose(CodeLists.builtIn());
    }

    @Test
    void codeListsOfADirectoryJudgeFromThenOn() throws IOException {
        assertThat(unknownCodes()).isZero();
        Files.writeString(directory.resolve("carc.tsv"), """
                # title: reasons by licence
                # version: 20270101
                # complete: yes
                code\tfrom\tuntil\tflags\twords
                1\t19950101\t\t\tdeductible
                """);
        new ValidationSettings("", directory.toString()).chooseCodeLists();
        assertThat(unknownCodes()).isPositive();
        assertThat(CodeLists.standard().list("rarc").codes()).hasSizeGreaterThan(1000);
    }

    @Test
    void withoutADirectoryTheListsStayAsTheyAre() {
        var before = CodeLists.standard();
        new ValidationSettings("", "").chooseCodeLists();
        assertThat(CodeLists.standard()).isSameAs(before);
    }

    @Test
    void aFaultyListIsNamedAndChangesNothing() throws IOException {
        var before = CodeLists.standard();
        Files.writeString(directory.resolve("carc.tsv"), "45 contractual\n");
        assertThatThrownBy(() -> new ValidationSettings("", directory.toString()).chooseCodeLists())
                .isInstanceOf(CodeListException.class)
                .hasMessageContaining("carc.tsv");
        assertThat(CodeLists.standard()).isSameAs(before);
    }

    private static long unknownCodes() {
        return X12.standard()
                .validate(ADVICE)
                .allFindings()
                .filter(finding -> finding.code() == FindingCode.CODE_UNKNOWN)
                .count();
    }
}
