package io.x12gateway.edi.schema;

import io.x12gateway.edi.TransactionType;
import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URL;
import java.util.EnumMap;
import java.util.Map;

/**
 * The guides that are supported, each loaded from its StAEDI schema and compiled once per process. The schemas lie
 * beside this class, as {@code <guide>/<set>.xml}.
 */
public final class Guides {
    private static final Map<TransactionType, TransactionPlan> PLANS = loadAll();

    private Guides() {}

    public static TransactionPlan plan(TransactionType type) {
        return required(PLANS.get(type), type);
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

    private static Map<TransactionType, TransactionPlan> loadAll() {
        var factory = SchemaFactory.newFactory();
        warmControlSchema(factory);
        var plans = new EnumMap<TransactionType, TransactionPlan>(TransactionType.class);
        for (var type : TransactionType.values())
            plans.put(type, new PlanCompiler(type, load(factory, type)).compile());
        return plans;
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
