package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.gatehouse.access.limits.CodeLimits;
import org.gatehouse.security.Bounds;
import org.gatehouse.security.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TokenStateTest {
    private static final Instant SET = Instant.parse("2026-01-01T00:00:00.123456Z");
    private static final String SCOPES = "domains:read users:read";
    private static final Makers.Owner ADA = new Makers.Owner(true, false, SET, 3, null);

    private static final AccessToken OF_THE_CODE = token(null);
    private static final AccessToken OF_ADA = token(new AccessToken.Owner(UUID.randomUUID(), SET, 3, null));

    @Test
    void letsCountWhatNothingHasEnded() {
        assertThat(state(SCOPES, 7, true, null, false, true).counts(OF_THE_CODE, SET))
                .isTrue();
        assertThat(state(SCOPES, 7, true, ADA, false, true).counts(OF_ADA, SET)).isTrue();
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                end("its key was replaced twice", state(SCOPES, 7, true, ADA, false, false)),
                end("it was revoked", state(SCOPES, 7, true, ADA, true, true)),
                end("its secret was replaced", state(SCOPES, 7, false, ADA, false, true)),
                end("all tokens of its code were revoked", state(SCOPES, 8, true, ADA, false, true)),
                end("its user is gone", state(SCOPES, 7, true, null, false, true)),
                end("its user is disabled", user(new Makers.Owner(false, false, SET, 3, null))),
                end("its user is protected", user(new Makers.Owner(true, true, SET, 3, null))),
                end("the password was changed", user(new Makers.Owner(true, false, SET.plusNanos(1000), 3, null))),
                end("the password was taken away", user(new Makers.Owner(true, false, null, 3, null))),
                end("all tokens of its user were revoked", user(new Makers.Owner(true, false, SET, 4, null))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void endsItWhen(String reason, TokenState state) {
        assertThat(state.counts(OF_ADA, SET)).isFalse();
    }

    /** The moment when what it was made with ends is no matter of clocks that differ. */
    @Test
    void endsItWithTheApplicationPasswordThatItWasMadeWith() {
        AccessToken token = token(new AccessToken.Owner(UUID.randomUUID(), SET, 3, UUID.randomUUID()));
        Instant end = SET.plusSeconds(60);

        assertThat(byApplication(new Makers.ApplicationPassword(null)).counts(token, end))
                .isTrue();
        assertThat(byApplication(new Makers.ApplicationPassword(end)).counts(token, end.minusNanos(1)))
                .isTrue();
        assertThat(byApplication(new Makers.ApplicationPassword(end)).counts(token, end))
                .isFalse();
        assertThat(byApplication(null).counts(token, SET)).isFalse();
    }

    @Test
    void endsItWhenAUserGetsAFirstPassword() {
        AccessToken token = token(new AccessToken.Owner(UUID.randomUUID(), null, 3, null));

        assertThat(user(new Makers.Owner(true, false, null, 3, null)).counts(token, SET))
                .isTrue();
        assertThat(user(ADA).counts(token, SET)).isFalse();
    }

    @Test
    void reachesAProtectedUserByACodeThatMay() {
        TokenState state =
                state("users.protected:write", 7, true, new Makers.Owner(true, true, SET, 3, null), false, true);

        assertThat(state.counts(OF_ADA, SET)).isTrue();
    }

    @Test
    void opensWhatBothTheTokenAndTheCodeHold() {
        assertThat(state("aliases:read users:read", 7, true, null, false, true)
                        .code(OF_THE_CODE)
                        .reach()
                        .scopes())
                .containsExactly("users:read");
        assertThat(state("", 7, true, null, false, true)
                        .code(OF_THE_CODE)
                        .reach()
                        .scopes())
                .isEmpty();
    }

    @Test
    void reachesAUsersOwnInTheUsersName() {
        assertThat(state(SCOPES, 7, true, null, false, true)
                        .code(OF_THE_CODE)
                        .reach()
                        .mode())
                .isEqualTo(Mode.ADMINISTRATIVE);
        assertThat(state(SCOPES, 7, true, ADA, false, true).code(OF_ADA).reach().mode())
                .isEqualTo(Mode.USER);
    }

    @ParameterizedTest
    @CsvSource({"904, true", "905, false"})
    void letsClocksDifferByFiveSeconds(long secondsLater, boolean counts) {
        assertThat(state(SCOPES, 7, true, null, false, true).counts(OF_THE_CODE, SET.plusSeconds(secondsLater)))
                .isEqualTo(counts);
    }

    /** At its own time or with the grace of the secret that made it, whichever is first. */
    @Test
    void endsItInTime() {
        Instant grace = SET.plusSeconds(60);
        TokenState late = new TokenState(new Makers(code(SCOPES, 7, grace), true, null), false, true);

        assertThat(late.counts(OF_THE_CODE, grace.minusNanos(1))).isTrue();
        assertThat(late.counts(OF_THE_CODE, grace)).isFalse();
        assertThat(late.code(OF_THE_CODE).reach().until()).isEqualTo(grace);
        assertThat(state(SCOPES, 7, true, null, false, true)
                        .code(OF_THE_CODE)
                        .reach()
                        .until())
                .isEqualTo(OF_THE_CODE.expiresAt());
    }

    private static Arguments end(String reason, TokenState state) {
        return Arguments.of(reason, state);
    }

    private static TokenState user(Makers.Owner user) {
        return state(SCOPES, 7, true, user, false, true);
    }

    private static TokenState byApplication(Makers.ApplicationPassword now) {
        return user(new Makers.Owner(true, false, SET, 3, now));
    }

    private static TokenState state(
            String scopes,
            long generation,
            boolean secretIsKnown,
            Makers.Owner user,
            boolean revoked,
            boolean keyCounts) {
        KnownCode code = code(scopes, generation, null);
        return new TokenState(new Makers(code, secretIsKnown, user), revoked, keyCounts);
    }

    private static KnownCode code(String scopes, long generation, Instant until) {
        Locks open = new Locks(true, null, null, Set.of(Dialect.V1), null, Networks.NONE, CodeLimits.NONE);
        Reach reach = new Reach(Mode.ADMINISTRATIVE, ApiCode.split(scopes), open, Bounds.NONE, until);
        return new KnownCode(UUID.randomUUID(), UUID.randomUUID(), "code", reach, "0123456789abcdef", generation);
    }

    private static AccessToken token(AccessToken.Owner user) {
        return new AccessToken(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "0123456789abcdef",
                7,
                Set.of("domains:read", "users:read"),
                user,
                SET,
                SET.plusSeconds(900));
    }
}
