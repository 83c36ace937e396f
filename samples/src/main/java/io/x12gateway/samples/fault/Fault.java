package io.x12gateway.samples.fault;

/** What a back end can do wrong. Each mock says in its own Javadoc how it does it on its wire. */
public enum Fault {
    /** The right answer, late. */
    SLOW,
    /** No answer at all, and no error either. */
    SILENT,
    /** The same answer twice. */
    DUPLICATE,
    /** An answer that stops in the middle. */
    TRUNCATED,
    /** Something that is no answer, such as a proxy's error page. */
    GARBAGE,
    /** The back end says that it will not take the request. */
    REFUSED,
    /** The back end takes the request and says that it cannot look anything up now. */
    UNAVAILABLE,
    /** An answer whose numbers are those of another request. */
    WRONG_CONTROL_NUMBER,
    /** Money that does not add up, in a document that is well formed otherwise. */
    UNBALANCED,
    /** The back end goes away and comes back: while it is away it does as with {@link #REFUSED}. */
    FLAPPING
}
