package io.x12gateway.edi.benchmark;

import org.openjdk.jmh.infra.Blackhole;

/**
 * One way of doing one piece of work.
 *
 * @param repeats how often it is done in one turn, so that a turn is long enough to be timed
 * @param bytes that it is done on, once
 */
record Engine(String name, int repeats, long bytes, Work work) {

    @FunctionalInterface
    interface Work {
        void run(Blackhole hole) throws Exception;
    }

    void turn(Blackhole hole) throws Exception {
        for (int i = 0; i < repeats; i++) work.run(hole);
    }

    long turnBytes() {
        return bytes * repeats;
    }
}
