package io.x12gateway.edi.mapping;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the values of one Java type stand in JSON. Knows whatever the records of this module are made of. */
interface JsonType {
    void write(JsonGenerator out, Object value);

    /** Reads the value at hand and passes it. */
    Object read(JsonInput in) throws JsonInputException, IOException;

    /** What a field that is left out means; null if it may not be left out. */
    default @Nullable Object absent() {
        return null;
    }

    static JsonType of(Type type) {
        if (type == String.class) return new Text();
        if (type == BigDecimal.class) return new Decimal();
        if (type == int.class) return new Whole();
        if (type == boolean.class) return new Flag();
        if (type == LocalDate.class) return new Day();
        if (type instanceof ParameterizedType of && of.getRawType() == List.class) {
            return new Listed(of(of.getActualTypeArguments()[0]));
        }
        if (type instanceof ParameterizedType of && of.getRawType() == Optional.class) {
            return new Maybe(of(of.getActualTypeArguments()[0]));
        }
        if (type instanceof Class<?> of && of.isEnum()) return new Choice(of);
        if (type instanceof Class<?> of && of.isRecord()) return RecordShape.of(of);
        if (type instanceof Class<?> of && of.isSealed()) return OneOf.of(of);
        throw new IllegalArgumentException("there is no JSON for " + type.getTypeName());
    }

    /** Left out when empty. */
    record Text() implements JsonType {
        @Override
        public void write(JsonGenerator out, Object value) {
            out.writeString((String) value);
        }

        @Override
        public Object read(JsonInput in) throws JsonInputException, IOException {
            return in.text();
        }

        @Override
        public Object absent() {
            return "";
        }
    }

    /** Never with an exponent. */
    record Decimal() implements JsonType {
        private static final int DIGITS_MAX = 18;

        @Override
        public void write(JsonGenerator out, Object value) {
            out.writeNumber(((BigDecimal) value).toPlainString());
        }

        @Override
        public Object read(JsonInput in) throws JsonInputException, IOException {
            if (!in.at(JsonToken.VALUE_NUMBER_INT) && !in.at(JsonToken.VALUE_NUMBER_FLOAT)) {
                throw in.unexpected("a number");
            }
            var number = new BigDecimal(in.raw());
            if (number.precision() > DIGITS_MAX || Math.abs(number.scale()) > DIGITS_MAX) {
                throw in.unexpected("a number of at most " + DIGITS_MAX + " digits");
            }
            in.next();
            return number;
        }
    }

    /** An int. */
    record Whole() implements JsonType {
        @Override
        public void write(JsonGenerator out, Object value) {
            out.writeNumber((int) value);
        }

        @Override
        public Object read(JsonInput in) throws JsonInputException, IOException {
            if (!in.at(JsonToken.VALUE_NUMBER_INT) || in.raw().length() > 9) throw in.unexpected("a whole number");
            int number = Integer.parseInt(in.raw());
            in.next();
            return number;
        }
    }

    /** A boolean. */
    record Flag() implements JsonType {
        @Override
        public void write(JsonGenerator out, Object value) {
            out.writeBoolean((boolean) value);
        }

        @Override
        public Object read(JsonInput in) throws JsonInputException, IOException {
            if (!in.at(JsonToken.VALUE_TRUE) && !in.at(JsonToken.VALUE_FALSE)) throw in.unexpected("true or false");
            boolean flag = in.at(JsonToken.VALUE_TRUE);
            in.next();
            return flag;
        }
    }

    /** CCYY-MM-DD. */
    record Day() implements JsonType {
        private static final int LENGTH = 10;

        @Override
        public void write(JsonGenerator out, Object value) {
            out.writeString(value.toString());
        }

        @Override
        public Object read(JsonInput in) throws JsonInputException, IOException {
            try {
                if (!in.at(JsonToken.VALUE_STRING) || in.raw().length() != LENGTH) {
                    throw in.unexpected("a date CCYY-MM-DD");
                }
                var day = LocalDate.parse(in.raw());
                in.next();
                return day;
            } catch (DateTimeException e) {
                throw in.unexpected("a date CCYY-MM-DD");
            }
        }
    }

    /** One of an enum's names. */
    record Choice(Class<?> type) implements JsonType {
        @Override
        public void write(JsonGenerator out, Object value) {
            out.writeString(((Enum<?>) value).name());
        }

        @Override
        public Object read(JsonInput in) throws JsonInputException, IOException {
            for (var constant : type.getEnumConstants()) {
                if (in.at(JsonToken.VALUE_STRING) && ((Enum<?>) constant).name().equals(in.raw())) {
                    in.next();
                    return constant;
                }
            }
            throw in.unexpected("one of " + Arrays.toString(type.getEnumConstants()));
        }
    }

    /** Left out when empty. */
    record Listed(JsonType of) implements JsonType {
        @Override
        public void write(JsonGenerator out, Object value) {
            out.writeStartArray();
            for (var entry : (List<?>) value) of.write(out, entry);
            out.writeEndArray();
        }

        @Override
        public Object read(JsonInput in) throws JsonInputException, IOException {
            in.take(JsonToken.START_ARRAY, "a list");
            var entries = new ArrayList<Object>();
            while (!in.at(JsonToken.END_ARRAY)) entries.add(of.read(in));
            in.next();
            return entries;
        }

        @Override
        public Object absent() {
            return List.of();
        }
    }

    /** Left out when empty; null says the same. */
    record Maybe(JsonType of) implements JsonType {
        @Override
        public void write(JsonGenerator out, Object value) {
            of.write(out, ((Optional<?>) value).orElseThrow());
        }

        @Override
        public Object read(JsonInput in) throws JsonInputException, IOException {
            if (!in.at(JsonToken.VALUE_NULL)) return Optional.of(of.read(in));
            in.next();
            return Optional.empty();
        }

        @Override
        public Object absent() {
            return Optional.empty();
        }
    }

    /** One record of several kinds: an object with one field, whose name is the kind's. */
    record OneOf(Map<String, Class<?>> kinds) implements JsonType {
        static OneOf of(Class<?> sealed) {
            var kinds = new LinkedHashMap<String, Class<?>>();
            for (var kind : sealed.getPermittedSubclasses()) kinds.put(label(kind), kind);
            return new OneOf(kinds);
        }

        private static String label(Class<?> kind) {
            var name = kind.getSimpleName();
            return Character.toLowerCase(name.charAt(0)) + name.substring(1);
        }

        @Override
        public void write(JsonGenerator out, Object value) {
            out.writeStartObject();
            out.writeName(label(value.getClass()));
            JsonType.of(value.getClass()).write(out, value);
            out.writeEndObject();
        }

        @Override
        public Object read(JsonInput in) throws JsonInputException, IOException {
            in.take(JsonToken.START_OBJECT, "an object");
            var name = in.name();
            var kind = kinds.get(name);
            if (kind == null) throw in.unknown(name, kinds.keySet());
            var value = JsonType.of(kind).read(in);
            in.take(JsonToken.END_OBJECT, "nothing more in the object");
            return value;
        }
    }
}
