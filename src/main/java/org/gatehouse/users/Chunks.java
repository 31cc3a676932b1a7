package org.gatehouse.users;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Asks in pieces: a statement names 1 000 values at most. */
final class Chunks {
    static final int SIZE = 1000;

    private Chunks() {}

    static <K, V> List<V> of(Collection<K> keys, Function<List<K>, List<V>> find) {
        List<K> all = new ArrayList<>(keys);
        List<V> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += SIZE) {
            found.addAll(find.apply(all.subList(from, Math.min(from + SIZE, all.size()))));
        }
        return found;
    }
}
