package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworksCacheTest {
    private final NetworksCache cache = new NetworksCache();
    private final UUID code = UUID.randomUUID();
    private final Networks networks = Networks.of(Networks.read("192.0.2.0/24"));

    @Test
    void knowsWhatItKeptOfThatVersionOnly() {
        cache.keep(code, 1, networks);

        assertThat(cache.find(code, 1)).contains(networks);
        assertThat(cache.find(code, 2)).isEmpty();
        assertThat(cache.find(UUID.randomUUID(), 1)).isEmpty();
    }

    @Test
    void keepsOneVersionOfACode() {
        cache.keep(code, 1, networks);
        cache.keep(code, 2, networks);

        assertThat(cache.find(code, 1)).isEmpty();
        assertThat(cache.find(code, 2)).isPresent();
    }

    @Test
    void isBounded() {
        Networks long500 = Networks.of(IntStream.range(0, 500)
                .mapToObj(i -> Network.parse("10." + i / 250 + "." + i % 250 + ".1"))
                .toList());
        cache.keep(code, 1, networks);
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
        cache.keep(other, 1, networks);
        for (int version = 0; version < 100_000; version++) {
            cache.keep(code, version, networks);
        }

        assertThat(cache.find(other, 1)).isPresent();
    }
}
