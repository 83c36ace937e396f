package io.x12gateway.edi.benchmark;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

import java.util.concurrent.TimeUnit;

/** One engine alone under JMH, for its profilers: {@code -p engine="x12: 835" -prof gc}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EngineBenchmark {
    @Param({
        Engines.JUDGE_835,
        Engines.JUDGE_835_RECORDS,
        Engines.JUDGE_835_EVENTS,
        Engines.JUDGE_DAMAGED,
        Engines.JUDGE_270,
        Engines.JUDGE_276,
        Engines.JUDGE_ONE_270
    })
    public String engine = Engines.JUDGE_835;

    private Engine chosen = Engines.named(engine);

    @Setup
    public void choose() {
        chosen = Engines.named(engine);
    }

    @Benchmark
    public void once(Blackhole hole) throws Exception {
        chosen.work().run(hole);
    }
}
