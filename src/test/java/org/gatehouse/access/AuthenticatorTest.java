package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.access.limits.Limiting;
import org.gatehouse.access.uses.Uses;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.platform.Times;
import org.gatehouse.support.CountingDatabase;
import org.gatehouse.support.SetClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the checks of a request cost, and what comes of them, over a database. The code has all that is checked. */
class AuthenticatorTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final UUID CODE = UUID.randomUUID();
    private static final UUID KEY = UUID.randomUUID();
    private static final String TOKEN = "an.access.token";

    private final SetClock clock = new SetClock(NOW.toString());
    private final CountingDatabase database = new CountingDatabase();
    private final CodeSecret secret = CodeSecret.generate();
    private final Authenticator authenticator = new Authenticator();

    @BeforeEach
    void wire() throws SQLException {
        database.execute(
                "insert into organization (id, number, name, name_key, settings, operators, version, created_at, updated_at)"
                        + " values (?, 1, 'o', 'o', '{}', true, 0, ?, ?)",
                ORGANIZATION,
                Times.column(NOW),
                Times.column(NOW));
        database.execute(
                "insert into api_code (id, organization_id, name, enabled, mode, scopes, expires_at, secret_hash, version,"
                        + " created_at, updated_at, scopes_since, allowed_networks, bound_host)"
                        + " values (?, ?, 'c', true, 'ADMINISTRATIVE', 'users:read', ?, ?, 0, ?, ?, ?,"
                        + " '192.0.2.0/24 2001:db8::/32', 'accounts.example.com')",
                CODE,
                ORGANIZATION,
                Times.column(NOW.plusSeconds(86_400)),
                secret.hash(),
                Times.column(NOW),
                Times.column(NOW),
                Times.column(NOW));
        database.execute("insert into signing_key (id, sealed, created_at) values (?, '-', ?)", KEY, Times.column(NOW));

        CodeListsRepository lists = new CodeListsRepository();
        lists.cache = new CodeListsCache();
        RequestLimits limits = new RequestLimits();
        limits.limits = Limiting.over(database.source(), clock);
        CredentialRepository codes = new CredentialRepository();
        codes.database = database.source();
        codes.lists = lists;
        codes.limits = limits.limits;
        authenticator.codes = codes;
        authenticator.credentials = new DialectCredentials();
        authenticator.credentials.codes = codes;
        authenticator.credentials.clock = clock;
        authenticator.limits = limits;
        authenticator.clock = clock;
        authenticator.format = new OneToken();
        authenticator.uses = new NoUses();
        authenticator.proxies = new ProxyConfig() {
            @Override
            TrustedProxies trusted() {
                return new TrustedProxies(Networks.NONE);
            }
        };
    }

    @Test
    void sendsOneStatementForASecret() {
        identify(secret.text(), request("192.0.2.7")); // which also reads the networks and takes shares
        int before = database.statements();

        for (int i = 0; i < 100; i++) {
            identify(secret.text(), request("192.0.2.7"));
        }

        assertThat(database.statements() - before).isEqualTo(100);
    }

    @Test
    void sendsOneStatementForAnAccessToken() {
        identify(TOKEN, request("192.0.2.7"));
        int before = database.statements();

        for (int i = 0; i < 100; i++) {
            assertThat(identify(TOKEN, request("2001:db8::7")).identity().scopes())
                    .containsExactly("users:read");
        }

        assertThat(database.statements() - before).isEqualTo(100);
    }

    /** What 6 000 requests a minute cost beyond that: shares of the minute and, more seldom, of the day. */
    @Test
    void sendsFewMoreForTheLimits() {
        int passed = 0;
        for (int i = 0; i < 6_100; i++) {
            passed += refusal(secret.text(), request("192.0.2.7")).isEmpty() ? 1 : 0;
        }

        assertThat(passed).isEqualTo(6_000);
        assertThat(database.statements()).isBetween(6_100, 6_300);
    }

    @Test
    void countsOnlyWhatTheChecksBeforeLetPass() {
        int before = database.statements();

        assertThat(refusal(secret.text(), request("198.51.100.7"))).contains(AccessProblem.NETWORK_NOT_ALLOWED);
        assertThat(refusal(TOKEN, request("198.51.100.7"))).contains(AccessProblem.NETWORK_NOT_ALLOWED);

        assertThat(database.statements() - before).isEqualTo(3); // one for each, one for the networks
    }

    /** Servers may have one request authenticated several times. */
    @Test
    void countsARequestOnce() {
        HttpServletRequest request = request("192.0.2.7");
        for (int i = 0; i < 6_000; i++) {
            identify(secret.text(), request);
        }

        assertThat(refusal(secret.text(), request("192.0.2.7"))).isEmpty();
    }

    @Test
    void keepsTheAttemptWithItsRequest() {
        HttpServletRequest request = request("192.0.2.7");

        identify(TOKEN, request);

        assertThat(Attempt.of(request).reach().until()).isEqualTo(NOW.plusSeconds(900));
        assertThat(Attempt.of(request).circumstances().address().value()).isEqualTo("192.0.2.7");
        assertThat(Check.firstRefusal(
                        Check.OF_AN_OPERATION, Attempt.of(request).at(Opening.by(List.of("users:write")))))
                .isPresent();
    }

    @Test
    void tellsNothingOfUnknownCredentials() {
        assertThat(refusal(CodeSecret.generate().text(), request("192.0.2.7")))
                .contains(CommonProblem.CREDENTIALS_WRONG);
        assertThat(refusal("x.y.z", request("192.0.2.7"))).contains(CommonProblem.CREDENTIALS_WRONG);
        assertThat(refusal("", request("192.0.2.7"))).contains(CommonProblem.CREDENTIALS_WRONG);
    }

    /** Clients poll once a second, for as long as somebody takes to answer. */
    @Test
    void countsNoPollOfASession() {
        String session = "/v1/domains/" + UUID.randomUUID() + "/sessions/" + UUID.randomUUID();
        identify(secret.text(), request("192.0.2.7", "GET", session)); // which also reads the networks
        int before = database.statements();

        for (int i = 0; i < 6_001; i++) {
            identify(secret.text(), request("192.0.2.7", "GET", session));
        }

        assertThat(database.statements() - before).isEqualTo(6_001);
        for (int i = 0; i < 6_000; i++) {
            identify(secret.text(), request("192.0.2.7", "DELETE", session));
        }
        assertThat(refusal(secret.text(), request("192.0.2.7"))).contains(AccessProblem.RATE_LIMITED);
    }

    private CodePrincipal identify(String sent, HttpServletRequest request) {
        Credentials credentials =
                TokenFormat.isMeant(sent) ? new Credentials.Token(sent) : new Credentials.Secret(sent);
        return authenticator.identify(credentials, new V1CredentialsReader(), request);
    }

    private Optional<Object> refusal(String sent, HttpServletRequest request) {
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> identify(sent, request));
        return Optional.ofNullable(refusal).map(ApiException::type);
    }

    private static HttpServletRequest request(String address) {
        return request(address, "GET", "/v1/users");
    }

    private static HttpServletRequest request(String address, String method, String path) {
        Map<String, Object> attributes = new HashMap<>();
        return (HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getMethod" -> method;
                    case "getRequestURI" -> path;
                    case "getContextPath" -> "";
                    case "getRemoteAddr" -> address;
                    case "getHeaders" -> Collections.emptyEnumeration();
                    case "getHeader" -> arguments[0].equals("Host") ? "accounts.example.com:8443" : null;
                    case "getAttribute" -> attributes.get(arguments[0]);
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    default -> throw new UnsupportedOperationException(called.getName());
                });
    }

    /** Reads the one token that there is. */
    private final class OneToken extends TokenFormat {
        @Override
        Optional<SignedToken> read(String text) {
            AccessToken token = new AccessToken(
                    UUID.randomUUID(),
                    ORGANIZATION,
                    CODE,
                    CodeSecret.mark(secret.hash()),
                    0,
                    Set.of("users:read", "users:write"),
                    null,
                    NOW,
                    NOW.plusSeconds(900));
            Map<String, Object> claims = Map.of("aud", "here", "groups", List.of("users:read", "users:write"));
            return text.equals(TOKEN) ? Optional.of(new SignedToken(token, KEY, claims, text)) : Optional.empty();
        }
    }

    private static final class NoUses extends Uses {
        @Override
        public void ofCode(UUID codeId, String secretMark, String address) {
            // kept in memory, written by others
        }
    }
}
