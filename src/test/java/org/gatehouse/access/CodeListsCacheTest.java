package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.platform.Network;
import org.gatehouse.security.Bounds;
import org.junit.jupiter.api.Test;

class CodeListsCacheTest {
    private final CodeListsCache cache = new CodeListsCache();
    private final UUID code = UUID.randomUUID();
    private final CodeLists lists = lists(Networks.of(Networks.read("192.0.2.0/24")));

    @Test
    void knowsWhatItKeptOfThatVersionOnly() {
        cache.keep(code, 1, lists);

        assertThat(cache.find(code, 1)).contains(lists);
        assertThat(cache.find(code, 2)).isEmpty();
        assertThat(cache.find(UUID.randomUUID(), 1)).isEmpty();
    }

    @Test
    void keepsOneVersionOfACode() {
        cache.keep(code, 1, lists);
        cache.keep(code, 2, lists);

        assertThat(cache.find(code, 1)).isEmpty();
        assertThat(cache.find(code, 2)).isPresent();
    }

    @Test
    void isBounded() {
        CodeLists long500 = lists(Networks.of(IntStream.range(0, 500)
                .mapToObj(i -> Network.parse("10." + i / 250 + "." + i % 250 + ".1"))
                .toList()));
        cache.keep(code, 1, lists);
        for (int i = 0; i < 99; i++) {
            cache.keep(UUID.randomUUID(), 1, long500);
        }
        assertThat(cache.find(code, 1)).isPresent();

        cache.keep(UUID.randomUUID(), 1, long500);

        assertThat(cache.find(code, 1)).isEmpty();
    }

    @Test
    void doesNotFillUpWithVersionsOfOneCode() {
        UUID other = UUID.randomUUID();
        cache.keep(other, 1, lists);
        for (int version = 0; version < 100_000; version++) {
            cache.keep(code, version, lists);
        }

        assertThat(cache.find(other, 1)).isPresent();
    }

    @Test
    void countsIdsAsItDoesRanges() {
        Set<UUID> ids = Stream.generate(UUID::randomUUID).limit(500).collect(Collectors.toSet());
        CodeLists many = new CodeLists(Networks.NONE, new Bounds(ids, ids));
        cache.keep(code, 1, lists);
        for (int i = 0; i < 50; i++) {
            cache.keep(UUID.randomUUID(), 1, many);
        }

        assertThat(cache.find(code, 1)).isEmpty();
    }

    private static CodeLists lists(Networks networks) {
        return new CodeLists(networks, Bounds.NONE);
    }
}
