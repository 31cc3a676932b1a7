package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialectCredentialsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final DialectCredentials credentials = new DialectCredentials();

    /** Its code is not even looked for. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1_000_000_000})
    void takeNoPassWhoseTimeIsOver(long seconds) {
        credentials.clock = Clock.fixed(NOW, ZoneOffset.UTC);

        assertThat(credentials.byPass(new Credentials.Pass(UUID.randomUUID(), "mark", 0, NOW.minusSeconds(seconds))))
                .isEmpty();
    }
}
