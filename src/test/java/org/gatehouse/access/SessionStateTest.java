package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.gatehouse.access.limits.CodeLimits;
import org.gatehouse.security.Bounds;
import org.gatehouse.security.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ends with what a session was made from is for {@link TokenStateTest}. */
class SessionStateTest {
    private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LIFE = Duration.ofHours(24);

    @ParameterizedTest
    @CsvSource({
        "0, 0, true",
        "0, 29, true",
        "0, 30, false",
        "60, 89, true",
        "60, 90, false",
        "1420, 1439, true",
        "1420, 1440, false"
    })
    void endsUnusedOrInTime(long lastUsedMinute, long minute, boolean counts) {
        assertThat(state("sealed", 7, BEGUN.plus(Duration.ofMinutes(lastUsedMinute)), null)
                        .counts(IDLE, BEGUN.plus(Duration.ofMinutes(minute))))
                .isEqualTo(counts);
    }

    @Test
    void endsWithItsSecretAndItsGeneration() {
        assertThat(state(null, 7, BEGUN, null).counts(IDLE, BEGUN)).isFalse();
        assertThat(state("sealed", 8, BEGUN, null).counts(IDLE, BEGUN)).isFalse();
    }

    @Test
    void reachesWhatTheCodeHoldsNowUntilItEnds() {
        SessionState alone = state("sealed", 7, BEGUN, null);
        SessionState adas = state("sealed", 7, BEGUN, new AccessToken.Owner(UUID.randomUUID(), BEGUN, 0, null));

        assertThat(alone.code().reach().scopes()).containsExactly("domains:read", "users:read");
        assertThat(alone.code().reach().mode()).isEqualTo(Mode.ADMINISTRATIVE);
        assertThat(alone.code().reach().until()).isEqualTo(BEGUN.plus(LIFE));
        assertThat(adas.code().reach().mode()).isEqualTo(Mode.USER);
    }

    @Test
    void tellsNoSecret() {
        assertThat(Stream.of(state("sealed", 7, BEGUN, null)).map(String::valueOf))
                .noneMatch(text -> text.contains("sealed"));
    }

    private static SessionState state(String proof, long generation, Instant lastUsedAt, AccessToken.Owner user) {
        Locks open = new Locks(true, null, null, Set.of(Dialect.LUXSCI), null, Networks.NONE, CodeLimits.NONE);
        Reach reach = new Reach(Mode.ADMINISTRATIVE, Set.of("domains:read", "users:read"), open, Bounds.NONE, null);
        KnownCode code =
                new KnownCode(UUID.randomUUID(), UUID.randomUUID(), "code", reach, "0123456789abcdef", generation);
        CodeSession session = new CodeSession(
                1, code.organizationId(), code.id(), "0123456789abcdef", 7, user, BEGUN, lastUsedAt, BEGUN.plus(LIFE));
        Makers.Owner owner = user == null ? null : new Makers.Owner(true, false, BEGUN, 0, null);
        return new SessionState(session, new Makers(code, proof != null, owner), proof);
    }
}
