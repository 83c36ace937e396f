package io.x12gateway.edi.synthesis;

/** Writes what stands between ST and SE of one kind of transaction set. */
interface Composer {

    /**
     * @param set 0-based number of the transaction set in the file
     * @param first 0-based number of its first unit in the file
     * @param units at least one
     */
    void compose(Pen pen, int set, int first, int units);
}
