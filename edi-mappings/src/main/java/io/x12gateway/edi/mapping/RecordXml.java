package io.x12gateway.edi.mapping;

import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Records as XML: what is one value becomes an attribute, what has parts a child element; an entry of a list is named
 * in the singular. What is empty is left out.
 */
record RecordXml(Writer out) {
    private static final ClassValue<List<RecordComponent>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            var components = List.of(type.getRecordComponents());
            for (var component : components) component.getAccessor().setAccessible(true);
            return components;
        }
    };

    /** A part of a record that becomes a child element. */
    private record Child(String name, Object value) {}

    void element(String name, Record value, int depth) throws IOException {
        var children = open(name, value, depth);
        if (children.isEmpty()) out.write("/>\n");
        else {
            out.write(">\n");
            for (var child : children) child(child, depth + 1);
            indent(depth);
            out.write("</" + name + ">\n");
        }
    }

    /** The same without the end tag, for an element that goes on. */
    void opened(String name, Record value, int depth) throws IOException {
        var children = open(name, value, depth);
        out.write(">\n");
        for (var child : children) child(child, depth + 1);
    }

    private List<Child> open(String name, Record value, int depth) throws IOException {
        indent(depth);
        out.write("<" + name);
        var children = new ArrayList<Child>();
        for (var component : COMPONENTS.get(value.getClass())) {
            take(component.getName(), ask(component, value), children);
        }
        return children;
    }

    private void take(String name, Object part, List<Child> children) throws IOException {
        switch (part) {
            case Optional<?> maybe -> {
                if (maybe.isPresent()) take(name, maybe.get(), children);
            }
            case Record record -> children.add(new Child(name, record));
            case List<?> entries -> {
                for (var entry : entries) children.add(new Child(singular(name), entry));
            }
            case BigDecimal number -> attribute(name, number.toPlainString());
            default -> {
                if (!part.toString().isEmpty()) attribute(name, part.toString());
            }
        }
    }

    private void child(Child child, int depth) throws IOException {
        if (child.value() instanceof Record record) {
            element(child.name(), record, depth);
            return;
        }
        indent(depth);
        out.write("<" + child.name() + ">");
        escaped(child.value().toString());
        out.write("</" + child.name() + ">\n");
    }

    static String singular(String name) {
        if (name.endsWith("ies")) return name.substring(0, name.length() - 3) + "y";
        return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    }

    private void attribute(String name, String value) throws IOException {
        out.write(" " + name + "=\"");
        escaped(value);
        out.write("\"");
    }

    /** XML 1.0 has no way to carry control characters, and a byte of X12 may be one: it becomes a blank. */
    private void escaped(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.write("&lt;");
                case '>' -> out.write("&gt;");
                case '&' -> out.write("&amp;");
                case '"' -> out.write("&quot;");
                default -> out.write(Character.isISOControl(c) ? ' ' : c);
            }
        }
    }

    private void indent(int depth) throws IOException {
        out.write("  ".repeat(depth));
    }

    private static Object ask(RecordComponent component, Object of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("can't ask for " + component, e);
        }
    }
}
