package org.gatehouse.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Ids in one line, for a column. */
final class IdText {
    private static final String SEPARATOR = " ";

    private IdText() {}

    /** In the order in which they were made. */
    static String write(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).sorted().distinct().collect(Collectors.joining(SEPARATOR));
    }

    static List<String> texts(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(SEPARATOR));
    }

    static Set<UUID> read(String text) {
        return texts(text).stream().map(UUID::fromString).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
