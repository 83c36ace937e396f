package io.x12gateway.edi.schema;

import io.x12gateway.edi.TransactionType;
import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URL;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The guides that are supported, each loaded from its StAEDI schema and compiled once per process, when it is first
 * asked for. The schemas lie beside this class, as {@code <guide>/<set>.xml}.
 */
public final class Guides {
    private static final ConcurrentMap<TransactionType, TransactionPlan> PLANS = new ConcurrentHashMap<>();

    private Guides() {}

    public static TransactionPlan plan(TransactionType type) {
        var known = PLANS.get(type);
        return known != null ? known : PLANS.computeIfAbsent(type, Guides::compile);
    }

    /** Where the schema of a guide lies, for those who write or read X12 with StAEDI itself. */
    public static URL location(TransactionType type) {
        var path = type.guide() + "/" + type.setId() + ".xml";
        return required(Guides.class.getResource(path), type);
    }

    private static <T> T required(@Nullable T found, TransactionType type) {
        if (found == null) throw new IllegalStateException("no schema for " + type.setId() + " " + type.guide());
        return found;
    }

    /** One at a time: StAEDI promises nothing about a factory that several threads use. */
    private static synchronized TransactionPlan compile(TransactionType type) {
        return new PlanCompiler(type, load(Factory.WARM, type)).compile();
    }

    /** Made when the first guide is asked for. */
    private static final class Factory {
        static final SchemaFactory WARM = warm();

        private static SchemaFactory warm() {
            var factory = SchemaFactory.newFactory();
            warmControlSchema(factory);
            return factory;
        }
    }

    /** StAEDI fills its table of control schemas on first use and without a lock: let that first use be this one. */
    private static void warmControlSchema(SchemaFactory factory) {
        try {
            factory.getControlSchema("X12", new String[] {"00501"});
        } catch (EDISchemaException e) {
            throw new IllegalStateException("StAEDI has no control schema for 00501", e);
        }
    }

    private static Schema load(SchemaFactory factory, TransactionType type) {
        try (var in = location(type).openStream()) {
            return factory.createSchema(in);
        } catch (IOException | EDISchemaException e) {
            throw new IllegalStateException("schema of " + type.setId() + " " + type.guide() + " does not load", e);
        }
    }
}
