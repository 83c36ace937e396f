package io.x12gateway.core.response;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Function;

/** A list whose elements are made when they are looked at and never kept: a response for thousands fits into memory. */
final class OneByOne<S, T> extends AbstractList<T> {
    private final List<S> sources;
    private final Function<S, T> made;

    OneByOne(List<S> sources, Function<S, T> made) {
        this.sources = sources;
        this.made = made;
    }

    @Override
    public T get(int index) {
        return made.apply(sources.get(index));
    }

    @Override
    public int size() {
        return sources.size();
    }
}
