package io.x12gateway.routes.observe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.Optional;

/** Remembers the newest ERROR line of the log, for the operator's screen. */
@Component
final class LastError extends AppenderBase<ILoggingEvent> {
    private static final int LENGTH_MAX = 200;
    private volatile Optional<Line> last = Optional.empty();

    /** @param where the logger, which is a class */
    record Line(String at, String where, String message) {}

    @PostConstruct
    void attach() {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext logging)) return;
        setContext(logging);
        start();
        logging.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(this);
    }

    @PreDestroy
    void detach() {
        if (getContext() instanceof LoggerContext logging)
            logging.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(this);
        stop();
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().isGreaterOrEqual(Level.ERROR))
            last = Optional.of(new Line(
                    Instant.ofEpochMilli(event.getTimeStamp()).toString(),
                    event.getLoggerName(),
                    oneLine(event.getFormattedMessage())));
    }

    private static String oneLine(String message) {
        var line = message.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LENGTH_MAX ? line : line.substring(0, LENGTH_MAX) + "...";
    }

    Optional<Line> last() {
        return last;
    }
}
