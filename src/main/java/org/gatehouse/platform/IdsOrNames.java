package org.gatehouse.platform;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Texts that name things, each by its id or by its name; and how to find them, some at a time. */
public final class IdsOrNames {
    private final Map<String, UUID> ids = new HashMap<>();
    private final Map<String, String> keys = new HashMap<>();

    /** What the texts say; {@code key} is that of a name, empty for what can be none. */
    public IdsOrNames(Collection<String> texts, Function<String, Optional<String>> key) {
        for (String text : texts) {
            Ids.parse(text).ifPresentOrElse(id -> ids.put(text, id), () -> key.apply(text)
                    .ifPresent(name -> keys.put(text, name)));
        }
    }

    /** Each thing that is found with the text that names it; texts that name nothing are missing. */
    public <T> Map<String, T> find(
            Function<List<UUID>, List<T>> byIds,
            Function<T, UUID> id,
            Function<List<String>, List<T>> byKeys,
            Function<T, String> key) {
        Map<Object, T> found = new HashMap<>();
        Chunks.of(ids.values(), byIds).forEach(thing -> found.put(id.apply(thing), thing));
        Chunks.of(keys.values(), byKeys).forEach(thing -> found.put(key.apply(thing), thing));
        Map<String, T> named = new HashMap<>();
        ids.forEach((text, its) -> named.put(text, found.get(its)));
        keys.forEach((text, its) -> named.put(text, found.get(its)));
        named.values().removeIf(Objects::isNull);
        return named;
    }
}
