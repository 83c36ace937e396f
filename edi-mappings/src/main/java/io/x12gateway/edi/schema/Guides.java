package io.x12gateway.edi.schema;

import io.x12gateway.edi.TransactionType;
import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URL;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The guides that are supported, each loaded from its StAEDI schema and compiled once per process, when it is first
 * asked for. The schemas lie beside this class, as {@code <guide>/<label>.xml}.
 */
public final class Guides {
    private static final Map<TransactionType, CompiledSchema> SCHEMAS = new ConcurrentHashMap<>();
    private static final SchemaFactory FACTORY = warmFactory();

    private Guides() {}

    public static TransactionPlan plan(TransactionType type) {
        return compiled(type).plan();
    }

    /** The guide as tables, for the hot run. */
    public static CompiledSchema compiled(TransactionType type) {
        var known = SCHEMAS.get(type);
        return known != null ? known : SCHEMAS.computeIfAbsent(type, Guides::compile);
    }

    private static CompiledSchema compile(TransactionType type) {
        return new CompiledSchema(new PlanCompiler(type, load(type)).compile());
    }

    /** Where the schema of a guide lies, for those who write or read X12 with StAEDI itself. */
    public static URL location(TransactionType type) {
        var path = type.guide() + "/" + type + ".xml";
        return required(Guides.class.getResource(path), type);
    }

    private static <T> T required(@Nullable T found, TransactionType type) {
        if (found == null) throw new IllegalStateException("no schema for " + type + " " + type.guide());
        return found;
    }

    /** StAEDI fills its table of control schemas on first use and without a lock: let that first use be this one. */
    private static SchemaFactory warmFactory() {
        var factory = SchemaFactory.newFactory();
        try {
            factory.getControlSchema("X12", new String[] {"00501"});
        } catch (EDISchemaException e) {
            throw new IllegalStateException("StAEDI has no control schema for 00501", e);
        }
        return factory;
    }

    private static synchronized Schema load(TransactionType type) {
        try (var in = location(type).openStream()) {
            return FACTORY.createSchema(in);
        } catch (IOException | EDISchemaException e) {
            throw new IllegalStateException("schema of " + type + " " + type.guide() + " does not load", e);
        }
    }
}
