package io.x12gateway.edi.mapping;

/**
 * Why a row of a roster became no inquiry. Does not repeat the value, which may be a patient's.
 *
 * @param line counted from 1, the header included
 * @param column as the layout names it; empty if the row as a whole is meant
 * @param problem what was found
 * @param fix what to do
 */
public record RosterFinding(long line, String column, String problem, String fix) {
    @Override
    public String toString() {
        var where = column.isEmpty() ? "line " + line : "line " + line + ", column " + column;
        return where + ": " + problem + "; " + fix;
    }
}
