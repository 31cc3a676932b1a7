package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.access.limits.CodeLimits;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.factors.FactorProblem;
import org.gatehouse.security.Bounds;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Identity;
import org.gatehouse.security.Mode;
import org.gatehouse.users.KnownUser;
import org.gatehouse.users.LoggedIn;
import org.gatehouse.users.LoginPassword;
import org.gatehouse.users.Logins;
import org.gatehouse.users.UserDirectory;
import org.gatehouse.users.UserProblem;
import org.gatehouse.users.UserStanding;
import org.gatehouse.users.logins.LoginOrigin;
import org.junit.jupiter.api.Test;

class TokenIssuerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final LoginPassword PASSWORD = LoginPassword.parse("right");
    private static final KnownUser ADA = new KnownUser(UUID.randomUUID(), "ada", false, NOW.minusSeconds(86_400), 3);

    private final Remembering format = new Remembering();

    @Test
    void writesDownWhatATokenIsMadeFrom() {
        AccessTokenView view = issuer(Mode.ADMINISTRATIVE, ADA)
                .issue(new AccessTokenDraft("ada", PASSWORD, List.of("users:read"), null, null));

        assertThat(view).isEqualTo(new AccessTokenView("signed", "Bearer", 600, "users:read"));
        assertThat(format.signed.user()).isEqualTo(new AccessToken.Owner(ADA.id(), ADA.passwordChangedAt(), 3, null));
        assertThat(format.signed.secretMark()).isEqualTo("0123456789abcdef");
        assertThat(format.signed.codeGeneration()).isEqualTo(7);
        assertThat(format.signed.issuedAt()).isEqualTo(NOW);
        assertThat(format.signed.expiresAt()).isEqualTo(NOW.plusSeconds(600));
    }

    @Test
    void grantsAllScopesOfTheCodeUnlessToldOtherwise() {
        TokenIssuer issuer = issuer(Mode.ADMINISTRATIVE, null);

        assertThat(issuer.issue(new AccessTokenDraft(null, null, null, null, null))
                        .scope())
                .isEqualTo("domains:read users:read");
        assertThat(issuer.issue(new AccessTokenDraft(null, null, List.of(), null, null))
                        .scope())
                .isEmpty();
        assertThat(refusal(issuer, new AccessTokenDraft(null, null, List.of("users:read", "users:write"), null, null)))
                .isEqualTo(AccessProblem.SCOPE_NOT_HELD);
    }

    @Test
    void endsWithTheGraceOfTheSecret() {
        TokenIssuer issuer = issuer(Mode.ADMINISTRATIVE, null, NOW.plusSeconds(60));

        assertThat(issuer.issue(new AccessTokenDraft(null, null, null, null, null))
                        .expiresIn())
                .isEqualTo(60);
        assertThat(format.signed.expiresAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void asksNoSecondFactorOfAnApplicationAndEndsWithItsPassword() {
        UUID mail = UUID.randomUUID();
        TokenIssuer issuer = issuer(Mode.USER, ADA);
        issuer.users.logins = new OneLogin(new LoggedIn(ADA, mail, NOW.plusSeconds(60)));
        issuer.users.secondFactor = new SecondFactorCheck() {
            @Override
            void require(UUID organization, UUID user, SecondFactor shown, LoginOrigin from) {
                throw FactorProblem.SECOND_FACTOR_NEEDED.because("played");
            }
        };
        AccessTokenDraft draft = new AccessTokenDraft("ada", PASSWORD, null, null, null);

        assertThat(issuer.issue(draft).expiresIn()).isEqualTo(60);
        assertThat(format.signed.user()).isEqualTo(new AccessToken.Owner(ADA.id(), ADA.passwordChangedAt(), 3, mail));
        issuer.users.logins = new OneLogin(new LoggedIn(ADA, mail, NOW.plusSeconds(6_000)));
        assertThat(issuer.issue(draft).expiresIn()).isEqualTo(600);
        issuer.users.logins = new OneLogin(new LoggedIn(ADA, null, null));
        assertThat(refusal(issuer, draft)).isEqualTo(FactorProblem.SECOND_FACTOR_NEEDED);
    }

    @Test
    void needsAUserInUserMode() {
        TokenIssuer issuer = issuer(Mode.USER, ADA);

        assertThat(refusal(issuer, new AccessTokenDraft(null, null, null, null, null)))
                .isEqualTo(CommonProblem.INVALID_BODY);
        assertThat(issuer.issue(new AccessTokenDraft("ada", PASSWORD, null, null, null))
                        .accessToken())
                .isEqualTo("signed");
    }

    @Test
    void refusesWhoeverIsNotKnownOrOutOfReach() {
        KnownUser root = new KnownUser(UUID.randomUUID(), "root", true, NOW, 0);
        AccessTokenDraft draft = new AccessTokenDraft("ada", PASSWORD, null, null, null);

        assertThat(refusal(issuer(Mode.ADMINISTRATIVE, null), draft)).isEqualTo(CommonProblem.CREDENTIALS_WRONG);
        assertThat(refusal(issuer(Mode.ADMINISTRATIVE, root), draft)).isEqualTo(UserProblem.USER_PROTECTED);
    }

    private static Object refusal(TokenIssuer issuer, AccessTokenDraft draft) {
        return catchThrowableOfType(ApiException.class, () -> issuer.issue(draft))
                .type();
    }

    /** For a code in this mode; the only user that logs in is {@code known}, or nobody when it is null. */
    private TokenIssuer issuer(Mode mode, KnownUser known) {
        return issuer(mode, known, null);
    }

    /** As above; the secret that was sent counts until then. */
    private TokenIssuer issuer(Mode mode, KnownUser known, Instant until) {
        Identity identity = new Identity(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "code",
                Set.of("users:read", "domains:read"),
                mode,
                null,
                null,
                Bounds.NONE,
                "192.0.2.7",
                "request");
        HttpServletRequest request = request(identity, until);
        TokenIssuer issuer = new TokenIssuer();
        UserLogins users = new UserLogins();
        users.logins = new OneLogin(known == null ? null : new LoggedIn(known, null, null));
        users.users = new UserDirectory() {
            @Override
            public Optional<ApiException> refusal(KnownUser user) {
                return new UserStanding(user.id(), user.isProtected(), null, Set.of()).protection(Bounds.NONE, false);
            }
        };
        users.secondFactor = new SecondFactorCheck() {
            @Override
            void require(UUID organization, UUID user, SecondFactor shown, LoginOrigin from) {
                // nobody needs one here
            }
        };
        issuer.users = users;
        issuer.format = format;
        issuer.config = new TokenConfig();
        issuer.config.life = Duration.ofMinutes(10);
        issuer.caller = new Caller() {
            @Override
            public Identity identity() {
                return identity;
            }
        };
        users.caller = issuer.caller;
        issuer.request = request;
        issuer.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return issuer;
    }

    private static HttpServletRequest request(Identity identity, Instant until) {
        Map<String, Object> answers = Map.of("getUserPrincipal", new CodePrincipal(identity, code(identity, until)));
        return (HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> answers.get(method.getName()));
    }

    private static KnownCode code(Identity identity, Instant until) {
        Locks open = new Locks(true, null, null, Set.of(Dialect.V1), null, Networks.NONE, CodeLimits.NONE);
        Reach reach = new Reach(identity.mode(), identity.scopes(), open, Bounds.NONE, until);
        return new KnownCode(identity.codeId(), identity.organizationId(), "code", reach, "0123456789abcdef", 7);
    }

    private static final class OneLogin extends Logins {
        private final LoggedIn only;

        OneLogin(LoggedIn only) {
            this.only = only;
        }

        @Override
        public Optional<LoggedIn> logInByAny(
                UUID organization, String username, LoginPassword password, LoginOrigin from) {
            return Optional.ofNullable(only);
        }
    }

    private static final class Remembering extends TokenFormat {
        AccessToken signed;

        @Override
        String sign(AccessToken token) {
            signed = token;
            return "signed";
        }
    }
}
