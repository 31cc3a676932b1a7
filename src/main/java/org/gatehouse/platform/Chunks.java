package org.gatehouse.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Works in pieces: a statement names 1 000 values at most. */
public final class Chunks {
    public static final int SIZE = 1000;

    private Chunks() {}

    public static <K> void each(Collection<K> keys, Consumer<List<K>> work) {
        List<K> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += SIZE) {
            work.accept(all.subList(from, Math.min(from + SIZE, all.size())));
        }
    }

    /** The list in pieces. */
    public static <K> List<List<K>> lists(List<K> all, int size) {
        List<List<K>> pieces = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            pieces.add(all.subList(from, Math.min(from + size, all.size())));
        }
        return pieces;
    }

    /** What is found for all pieces. */
    public static <K, V> List<V> of(Collection<K> keys, Function<List<K>, List<V>> find) {
        List<V> found = new ArrayList<>();
        each(keys, piece -> found.addAll(find.apply(piece)));
        return found;
    }
}
