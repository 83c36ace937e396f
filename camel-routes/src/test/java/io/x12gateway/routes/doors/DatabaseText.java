package io.x12gateway.routes.doors;

import javax.sql.DataSource;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that the database would tell, as text. */
final class DatabaseText {
    private final DataSource database;

    DatabaseText(House house) {
        this.database = house.gateway().bean(DataSource.class);
    }

    /** By table, a text for each row. */
    Map<String, List<String>> rows() {
        var rows = new TreeMap<String, List<String>>();
        try (var connection = database.getConnection();
                var tables = connection
                        .getMetaData()
                        .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                var table = tables.getString("TABLE_NAME");
                rows.put(table, rows(connection, table));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> rows(Connection connection, String table) throws SQLException {
        var rows = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                var row = new StringBuilder();
                for (int i = 1; i <= columns; i++)
                    row.append(text(found.getObject(i))).append(' ');
                rows.add(row.toString());
            }
        }
        return rows;
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : String.valueOf(value);
    }
}
