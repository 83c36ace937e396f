package io.x12gateway.core.ledger;

import java.util.Properties;

/** What a driver has to be told with every connection; what a JDBC URL says itself goes before it. */
public final class DriverSettings {
    private DriverSettings() {}

    /**
     * PostgreSQL's makes one INSERT of the rows of a batch, which saves the server a tenth of its work. It does not know
     * any more then which row changed something. Guards have to know: theirs select what they insert, which it leaves as
     * it is, and the ledger refuses to go on without.
     */
    public static Properties of(String url) {
        var settings = new Properties();
        if (url.startsWith("jdbc:postgresql:")) settings.setProperty("reWriteBatchedInserts", "true");
        return settings;
    }
}
