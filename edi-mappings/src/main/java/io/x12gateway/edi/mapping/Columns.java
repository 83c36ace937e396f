package io.x12gateway.edi.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The columns of an export, read from a {@code .columns} file: one line {@code name = path} for each. */
record Columns(List<Column> columns) {
    Columns {
        columns = List.copyOf(columns);
    }

    /** @param resource such as {@code /mapping/remittance/claim.columns} */
    static Columns load(String resource) {
        try (var in = Columns.class.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException(resource + " is missing");
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Columns parse(String text) {
        var columns = new ArrayList<Column>();
        for (var line : text.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("#")) continue;
            int equals = line.indexOf('=');
            if (equals < 1) throw new IllegalArgumentException("no column is defined by '" + line + "'");
            columns.add(Column.of(
                    line.substring(0, equals).strip(),
                    line.substring(equals + 1).strip()));
        }
        return new Columns(columns);
    }

    List<String> header() {
        return columns.stream().map(Column::name).toList();
    }

    List<Object> row(Map<String, Object> scope) {
        var row = new ArrayList<Object>(columns.size());
        for (var column : columns) row.add(column.value(scope));
        return row;
    }
}
