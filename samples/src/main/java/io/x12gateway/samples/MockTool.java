package io.x12gateway.samples;

import io.x12gateway.samples.world.World;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/** Commands for the mock back ends that run here: their clock, payment runs and faults; and worlds to run them on. */
@Command(
        name = "gateway",
        mixinStandardHelpOptions = true,
        description = "Commands for the mock back ends.",
        subcommands = {MockTool.Clock.class, MockTool.Pay.class, MockTool.Faults.class, MockTool.Generate.class})
public final class MockTool {
    private static final int OK = 0;
    private static final int BAD = 1;
    private static final int NOT_FOUND_OUT = 2;

    /** Held here, because java.util.logging forgets a logger's level with the logger. */
    private static final Logger SCHEMAS = Logger.getLogger("io.xlate.edi");

    public static void main(String[] arguments) {
        SCHEMAS.setLevel(Level.WARNING);
        System.exit(commandLine().execute(arguments));
    }

    /** The commands; 1 if the mocks refuse, 2 if none runs. */
    static CommandLine commandLine() {
        return new CommandLine(new MockTool()).setExecutionExceptionHandler((e, command, parsed) -> {
            if (e instanceof ControlClient.NobodyThere) {
                command.getErr().println(e.getMessage());
                return NOT_FOUND_OUT;
            }
            if (!(e instanceof ControlClient.Refused || e instanceof IllegalArgumentException)) throw e;
            command.getErr().println(e.getMessage());
            return BAD;
        });
    }

    /** Where the mocks listen, and how to speak to them. */
    private abstract static class Told implements Callable<Integer> {
        @Option(
                names = "--port",
                defaultValue = "8590",
                description = "the mocks' control port (default: ${DEFAULT-VALUE})")
        private int port;

        @Option(names = "--json", description = "shows the answer as it came")
        private boolean json;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        abstract JsonNode ask(ControlClient mocks) throws IOException, InterruptedException;

        abstract void show(JsonNode answer, PrintWriter out);

        @Override
        public Integer call() throws IOException, InterruptedException {
            var answer = ask(new ControlClient(port));
            var out = spec.commandLine().getOut();
            if (json) out.println(answer.toPrettyString());
            else show(answer, out);
            return OK;
        }

        ParameterException wrong(String message) {
            return new ParameterException(spec.commandLine(), message);
        }
    }

    @Command(
            name = "clock",
            mixinStandardHelpOptions = true,
            description = "Shows the claims system's clock, puts it forward, or begins anew.")
    static final class Clock extends Told {
        private static final Pattern FORWARD = Pattern.compile("\\+?([0-9]{1,4})d?");

        @Parameters(
                arity = "0..1",
                paramLabel = "+DAYSd|reset",
                description = "how far forward, such as +14d; or reset, which forgets everything since the first start")
        private @Nullable String step;

        @Override
        JsonNode ask(ControlClient mocks) throws IOException, InterruptedException {
            if (step == null) return mocks.get("/clock");
            if (step.equals("reset")) return mocks.post("/clock", Map.of("reset", true));
            var forward = FORWARD.matcher(step);
            if (!forward.matches()) throw wrong("\"" + step + "\" is no step; say +14d, or reset");
            return mocks.post("/clock", Map.of("days", Integer.valueOf(forward.group(1))));
        }

        @Override
        void show(JsonNode answer, PrintWriter out) {
            out.printf(
                    "It is %s in the claims system, %d days ahead of this machine.%n",
                    answer.path("date").asString(), answer.path("daysForward").asInt());
            if (step != null && !step.equals("reset"))
                out.printf("%d claims moved.%n", answer.path("moved").asInt());
            answer.path("claims")
                    .properties()
                    .forEach(stage -> out.printf("%8d %s%n", stage.getValue().asInt(), stage.getKey()));
        }
    }

    @Command(
            name = "pay",
            mixinStandardHelpOptions = true,
            description = "Has the claims system pay what is ready, or a great number of invented claims.")
    static final class Pay extends Told {
        @Option(names = "--claims", description = "invented claims, so many, in the place of those that are ready")
        private int claims;

        @Option(names = "--payees", defaultValue = "50", description = "for so many payees (default: ${DEFAULT-VALUE})")
        private int payees;

        @Option(names = "--seed", defaultValue = "7", description = "other claims for another seed")
        private long seed;

        @Option(names = "--into", description = "puts the files into this folder in the place of the gateway")
        private @Nullable Path into;

        @Override
        JsonNode ask(ControlClient mocks) throws IOException, InterruptedException {
            if (claims == 0) return mocks.post("/payment-run", Map.of());
            var order = new LinkedHashMap<String, Object>();
            order.put("claims", claims);
            order.put("payees", payees);
            order.put("seed", seed);
            if (into != null) order.put("into", into.toAbsolutePath().toString());
            return mocks.post("/payment-run", order);
        }

        @Override
        void show(JsonNode answer, PrintWriter out) {
            var payments = new ArrayList<JsonNode>();
            answer.path("payments").forEach(payments::add);
            for (var payment : payments.subList(0, Math.min(payments.size(), 20)))
                out.printf(
                        "%-18s %12s  %s %s, %d claims%n",
                        payment.path("number").asString(),
                        money(payment.path("amount")),
                        payment.path("npi").asString(),
                        payment.path("payee").asString(),
                        payment.path("claims").asInt());
            if (payments.size() > 20) out.printf("... and %d more payments%n", payments.size() - 20);
            out.printf(
                    "%-18s %12s  %d payments, %d claims, %.1f MB%n",
                    "together",
                    money(answer.path("total")),
                    payments.size(),
                    answer.path("claims").asInt(),
                    answer.path("sizeBytes").asLong() / 1e6);
            out.println("835       " + answer.path("file").asString());
            out.println("transfers " + answer.path("eftFile").asString());
        }

        private static String money(JsonNode amount) {
            return new BigDecimal(amount.asString()).setScale(2).toPlainString();
        }
    }

    @Command(
            name = "faults",
            mixinStandardHelpOptions = true,
            description = "Shows what the mocks do wrong on purpose, or says what they shall do wrong.")
    static final class Faults extends Told {
        @Parameters(index = "0", arity = "0..1", paramLabel = "BACKEND", description = "hets or claims")
        private @Nullable String backEnd;

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "FAULT|none",
                description = "such as SLOW, SILENT or FLAPPING; none behaves again")
        private @Nullable String fault;

        @Option(names = "--subject", description = "a persona's or claim file's name, or a number; all without it")
        private @Nullable String subject;

        @Option(names = "--route", description = "one of the back end's doors; all without it")
        private @Nullable String route;

        @Option(names = "--percent", description = "how often; always without it")
        private @Nullable Double percent;

        @Option(names = "--delay", paramLabel = "MILLIS", description = "how long SLOW and SILENT take")
        private @Nullable Long delay;

        @Option(names = "--times", description = "over after so many times")
        private @Nullable Integer times;

        @Option(names = "--seed", defaultValue = "7", description = "other dice for another seed")
        private long seed;

        @Override
        JsonNode ask(ControlClient mocks) throws IOException, InterruptedException {
            if (backEnd == null) return mocks.get("/faults");
            if (fault == null) throw wrong("say which fault, or none");
            return mocks.post("/faults", Map.of("backEnd", backEnd, "seed", seed, "rules", rules(fault)));
        }

        private List<Map<String, Object>> rules(String wanted) {
            if (wanted.equals("none")) return List.of();
            var rule = new LinkedHashMap<String, Object>();
            rule.put("fault", wanted);
            if (subject != null) rule.put("subject", subject);
            if (route != null) rule.put("route", route);
            if (percent != null) rule.put("percent", percent);
            if (delay != null) rule.put("delayMillis", delay);
            if (times != null) rule.put("times", times);
            return List.of(rule);
        }

        @Override
        void show(JsonNode answer, PrintWriter out) {
            answer.properties().forEach(entry -> {
                var rules = entry.getValue().path("rules");
                if (rules.isEmpty()) out.println(entry.getKey() + ": behaves");
                for (int i = 0; i < rules.size(); i++)
                    out.printf(
                            "%s: %s of %s on %s, %s %%, %d times so far%n",
                            entry.getKey(),
                            rules.path(i).path("fault").asString(),
                            rules.path(i).path("subject").asString(),
                            rules.path(i).path("route").asString(),
                            rules.path(i).path("percent").asString(),
                            entry.getValue().path("struck").path(i).asInt());
            });
        }
    }

    @Command(
            name = "generate",
            mixinStandardHelpOptions = true,
            description = "Makes data for the mocks to run on.",
            subcommands = GenerateWorld.class)
    static final class Generate implements Runnable {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), "say what to generate: world");
        }
    }

    @Command(
            name = "world",
            mixinStandardHelpOptions = true,
            description =
                    "Makes providers, patients, claims and the payments of ten months, the same for the same seed.")
    static final class GenerateWorld implements Callable<Integer> {
        @Option(names = "--providers", defaultValue = "50", description = "(default: ${DEFAULT-VALUE})")
        private int providers;

        @Option(names = "--patients", defaultValue = "5000", description = "(default: ${DEFAULT-VALUE})")
        private int patients;

        @Option(names = "--claims", defaultValue = "20000", description = "(default: ${DEFAULT-VALUE})")
        private int claims;

        @Option(names = "--seed", defaultValue = "7", description = "another world for another seed")
        private long seed;

        @Option(names = "--as-of", paramLabel = "DAY", description = "where the history ends (default: today)")
        private LocalDate asOf = LocalDate.now(ZoneId.systemDefault());

        @Option(names = "--into", defaultValue = "data/world", description = "(default: ${DEFAULT-VALUE})")
        private Path into = Path.of("data", "world");

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            long began = System.nanoTime();
            var made = new World(providers, patients, claims, seed, asOf).write(into);
            var out = spec.commandLine().getOut();
            out.printf(
                    "%d providers, %d patients, %d claims, %d payment runs of %s dollars together, in %.1f s.%n",
                    made.providers(),
                    made.patients(),
                    made.claims(),
                    made.runs(),
                    made.paid().toPlainString(),
                    (System.nanoTime() - began) / 1e9);
            made.stages().forEach((stage, count) -> out.printf("%8d %s%n", count, stage));
            out.println("It stands in " + into + ". For the mocks' settings file:");
            out.println("  hets:   {world: " + into.toAbsolutePath() + "}");
            out.println("  claims: {world: " + into.toAbsolutePath() + "}");
            return OK;
        }
    }
}
