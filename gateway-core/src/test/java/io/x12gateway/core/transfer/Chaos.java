package io.x12gateway.core.transfer;

/** Ends the process, as far as the code under test can tell, at the n-th of the numbered moments. */
final class Chaos {
    private int moments;
    private int deadlyMoment = Integer.MAX_VALUE;

    /** Not an exception that any code handles: after it, this process does nothing any more. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed(int moment) {
            super("killed at moment " + moment);
        }
    }

    void killAt(int moment) {
        moments = 0;
        deadlyMoment = moment;
    }

    void killNoMore() {
        deadlyMoment = Integer.MAX_VALUE;
    }

    void moment() {
        moments++;
        if (moments >= deadlyMoment) throw new Killed(moments);
    }
}
