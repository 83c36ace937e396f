package io.x12gateway.edi.validation;

/** Is shown segments that have a place in the guide. On the hot path: where nothing is wrong it should build nothing. */
@FunctionalInterface
public interface Onlooker {

    /** @param placed lasts until this returns; keep what is needed of it, or {@link Placed#kept()} */
    void see(Placed placed, Findings findings);
}
