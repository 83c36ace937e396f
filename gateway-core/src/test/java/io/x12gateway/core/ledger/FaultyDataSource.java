package io.x12gateway.core.ledger;

import org.springframework.jdbc.datasource.DelegatingDataSource;

import javax.sql.DataSource;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;

/** Hands out real connections whose commits go wrong on demand. */
final class FaultyDataSource extends DelegatingDataSource {
    interface Commit {
        void on(Connection connection) throws SQLException;
    }

    private final AtomicReference<Commit> next = new AtomicReference<>(Connection::commit);
    private volatile boolean down;

    FaultyDataSource(DataSource source) {
        super(source);
    }

    /** What the next commit does, and only that one. */
    void nextCommit(Commit commit) {
        next.set(commit);
    }

    void down(boolean isDown) {
        down = isDown;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (down) throw refused();
        var connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                FaultyDataSource.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (down && !method.getName().equals("close")) throw refused();
                    if (method.getName().equals("commit")) {
                        next.getAndSet(Connection::commit).on(connection);
                        return null;
                    }
                    try {
                        return method.invoke(connection, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    static SQLException refused() {
        return new SQLException("the connection is broken", "08006");
    }
}
