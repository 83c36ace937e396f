package io.x12gateway.core.ledger;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

public interface ControlNumbersContract extends StoresContract {

    @Test
    default void countsPerPartnerAndUsage() {
        assertThat(number("999/a/1", "P")).isEqualTo(1);
        assertThat(number("999/a/2", "P")).isEqualTo(2);
        assertThat(number("999/a/3", "T")).isEqualTo(1);
        assertThat(stores().controlNumbers()
                        .forDocument("999/b/1", Given.HILLTOP, "P")
                        .interchange())
                .isEqualTo(1);
    }

    @Test
    default void givesADocumentTheSameNumbersAgain() {
        var first = stores().controlNumbers().forDocument("277/x", Given.RIVERBEND, "P");
        number("277/y", "P");
        assertThat(stores().controlNumbers().forDocument("277/x", Given.RIVERBEND, "P"))
                .isEqualTo(first);
        assertThat(first.isa13()).isEqualTo("000000001");
        assertThat(first.gs06()).isEqualTo("1");
    }

    @Test
    default void givesEachNumberOnceWhenManyAskAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var tasks = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 64; i++) {
                var key = "835/" + i;
                tasks.add(() -> number(key, "P"));
            }
            var numbers = new ArrayList<Integer>();
            for (var result : threads.invokeAll(tasks)) numbers.add(result.get());
            assertThat(numbers)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, 64).boxed().toList());
        }
    }

    @Test
    default void givesOneNumberToADocumentThatTwoBuildAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var tasks = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 16; i++) tasks.add(() -> number("271/same", "P"));
            for (var result : threads.invokeAll(tasks)) assertThat(result.get()).isEqualTo(1);
        }
        assertThat(number("271/next", "P")).isEqualTo(2);
    }

    @Test
    default void knowsTheNumbersThatCameWithAnEntry() {
        number("271/before", "P");
        var outcome = stores().ledger()
                .commitNow(LedgerEntry.of(
                        new Change.NumberDocument("271/a", Given.RIVERBEND, "P"),
                        new Change.NumberDocument("271/b", Given.RIVERBEND, "P"),
                        new Change.NumberDocument("271/c", Given.RIVERBEND, "T"),
                        new Change.NumberDocument("271/d", Given.HILLTOP, "P")));
        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        assertThat(number("271/a", "P")).isEqualTo(2);
        assertThat(number("271/b", "P")).isEqualTo(3);
        assertThat(number("271/c", "T")).isEqualTo(1);
        assertThat(stores().controlNumbers()
                        .forDocument("271/d", Given.HILLTOP, "P")
                        .interchange())
                .isEqualTo(1);
        assertThat(number("271/after", "P")).isEqualTo(4);
    }

    private int number(String documentKey, String usage) {
        return stores().controlNumbers()
                .forDocument(documentKey, Given.RIVERBEND, usage)
                .interchange();
    }
}
