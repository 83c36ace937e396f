package io.x12gateway.edi.mapping;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a record stands in JSON: an object with one field for each component, in their order and under their names. What
 * is empty is left out; a field that the record does not have is refused.
 */
final class RecordShape implements JsonType {
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    private final Class<?> type;
    private final Constructor<?> constructor;
    private @Nullable Map<String, Field> fields;

    /** One component. */
    private record Field(
            int index,
            String name,
            Method accessor,
            JsonType type,
            @Nullable Object absent) {
        Object value(Object of) {
            try {
                return accessor.invoke(of);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("can't ask for " + accessor, e);
            }
        }
    }

    private RecordShape(Class<?> type) {
        this.type = type;
        var types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " has no canonical constructor", e);
        }
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    /** Found when first asked for, so that a record may hold others of its own kind. */
    private Map<String, Field> fields() {
        var known = fields;
        if (known != null) return known;
        var found = new LinkedHashMap<String, Field>();
        var components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            var accessor = components[i].getAccessor();
            accessor.setAccessible(true);
            var name = components[i].getName();
            var of = JsonType.of(components[i].getGenericType());
            found.put(name, new Field(i, name, accessor, of, of.absent()));
        }
        fields = found;
        return found;
    }

    @Override
    public void write(JsonGenerator out, Object value) {
        out.writeStartObject();
        for (var field : fields().values()) {
            var part = field.value(value);
            if (part.equals(field.absent())) continue;
            out.writeName(field.name());
            field.type().write(out, part);
        }
        out.writeEndObject();
    }

    @Override
    public Object read(JsonInput in) throws JsonInputException, IOException {
        in.take(JsonToken.START_OBJECT, "an object");
        var parts = new Object[fields().size()];
        while (!in.at(JsonToken.END_OBJECT)) {
            var name = in.name();
            var field = fields().get(name);
            if (field == null) throw in.unknown(name, fields().keySet());
            parts[field.index()] = field.type().read(in);
        }
        for (var field : fields().values()) {
            if (parts[field.index()] != null) continue;
            var absent = field.absent();
            if (absent == null) throw in.fault("the field '" + field.name() + "' is missing");
            parts[field.index()] = absent;
        }
        var record = make(parts, in);
        in.next();
        return record;
    }

    private Object make(Object[] parts, JsonInput in) throws JsonInputException {
        try {
            return constructor.newInstance(parts);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                throw in.fault(String.valueOf(refusal.getMessage()));
            }
            throw new IllegalStateException("can't make a " + type, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("can't make a " + type, e);
        }
    }

    /** The record of which every component is left out, if there can be one. */
    @Override
    public @Nullable Object absent() {
        var parts = new Object[fields().size()];
        for (var field : fields().values()) {
            var absent = field.absent();
            if (absent == null) return null;
            parts[field.index()] = absent;
        }
        try {
            return constructor.newInstance(parts);
        } catch (InvocationTargetException e) {
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("can't make a " + type, e);
        }
    }
}
