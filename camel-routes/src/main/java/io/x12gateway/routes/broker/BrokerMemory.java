package io.x12gateway.routes.broker;

/**
 * Keeps Netty, which the broker brings along, from reserving memory by the megabyte: its pool grows by 4 MB for each of
 * several threads, which is an eighth of a small heap, and what the broker carries are ids. Whoever sets the property on
 * the command line has the last word.
 */
final class BrokerMemory {
    private static final String PIECE = "io.netty.allocator.maxOrder";

    /** The pool grows by 8 KB doubled so many times: 128 KB. What is longer is allocated by itself. */
    private static final int DOUBLED = 4;

    private BrokerMemory() {}

    /** Only before the first class of Netty is used; after that it changes nothing. */
    static void bound() {
        if (System.getProperty(PIECE) == null) System.setProperty(PIECE, Integer.toString(DOUBLED));
    }
}
