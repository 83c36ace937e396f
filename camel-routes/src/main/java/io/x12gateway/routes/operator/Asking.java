package io.x12gateway.routes.operator;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** A command that asks the running gateway. If that comes to nothing, why stands where the answer would. */
public abstract class Asking implements Callable<Integer> {
    protected static final int OK = 0;
    protected static final int BAD = 1;
    protected static final int NOT_FOUND_OUT = 2;

    @Mixin
    protected OperatorDoor gateway = new OperatorDoor();

    @Spec
    @Nullable
    CommandSpec spec;

    /** @return the exit code */
    protected abstract int answer(PrintWriter out);

    /** The exit code if no gateway runs, or it refuses. */
    protected int refused() {
        return BAD;
    }

    @Override
    public final Integer call() {
        if (spec == null) throw new IllegalStateException("picocli fills it in");
        var out = spec.commandLine().getOut();
        try {
            return answer(out);
        } catch (RefusedCommand e) {
            out.println(e.told());
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
        }
        return refused();
    }
}
