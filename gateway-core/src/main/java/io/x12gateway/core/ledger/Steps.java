package io.x12gateway.core.ledger;

import java.sql.SQLException;

/** Prepares the statements of a group of entries; and what H2 has to be told of the types of their parameters. */
interface Steps {
    Step of(String sql) throws SQLException;

    static String texts(int count) {
        return "CAST(? AS VARCHAR)" + ", CAST(? AS VARCHAR)".repeat(count - 1);
    }

    static String times(int count) {
        return "CAST(? AS TIMESTAMP(6) WITH TIME ZONE)" + ", CAST(? AS TIMESTAMP(6) WITH TIME ZONE)".repeat(count - 1);
    }
}
