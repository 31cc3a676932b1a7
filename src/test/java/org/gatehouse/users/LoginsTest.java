package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.platform.Sha256;
import org.gatehouse.users.applicationpasswords.ApplicationLogins;
import org.gatehouse.users.applicationpasswords.ApplicationPasswordView;
import org.gatehouse.users.applicationpasswords.ApplicationSecret;
import org.gatehouse.users.logins.LoginAttempt;
import org.gatehouse.users.logins.LoginFailures;
import org.gatehouse.users.logins.LoginOrigin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginsTest {
    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final String RIGHT = "four-odd-words-together";
    private static final String APPLICATION = "gateapp_3kQmZb7VtXw0LdYfJ2sR8hNc5PuEg1Ta9KoMiBxWvq42rIjhU";
    private static final String OTHER_APPLICATION = "gateapp_00z0R12GKAHXwQ4KLnSREmn0LsM4X7ML0jtgwuhj1Xr4DQUwZ";
    private static final String ADDRESS = "192.0.2.7";

    private final Rows rows = new Rows();
    private final CountingHasher hasher = new CountingHasher();
    private final Attempts failures = new Attempts();
    private final Applications applications = new Applications();
    private final Logins logins = new Logins();

    @BeforeEach
    void wire() {
        hasher.config = PasswordConfigTest.small();
        hasher.open();
        logins.users = rows;
        logins.hasher = hasher;
        logins.failures = failures;
        logins.applications = applications;
    }

    @Test
    void findsTheUserOfTheRightPassword() {
        KnownUser ada = rows.add("ada", hasher.hash(Password.parse(RIGHT)), true);

        assertThat(logIn("ADA", RIGHT)).contains(ada);
        assertThat(rows.upgraded).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "without", "disabled", "nobody", "", "no/body's name", "batch"})
    void verifiesOnceWhoeverIsNotLetIn(String username) {
        rows.add("ada", hasher.hash(Password.parse(RIGHT)), true);
        rows.add("without", null, true);
        rows.add("disabled", hasher.hash(Password.parse(RIGHT)), false);

        assertThat(logIn(username, username.equals("ada") ? "wrong" : RIGHT)).isEmpty();

        assertThat(hasher.verifications).isEqualTo(1);
        assertThat(hasher.verified.isOf(hasher.config.argon2())).isTrue();
    }

    /** Else a quick answer would tell that there is such a user. */
    @Test
    void verifiesArgon2TooWhereAnImportedHashDoesNotFit() {
        rows.add("ada", PasswordHash.parse("$1$gatehous$fa2upKJY1eKRzws3xHidG."), true);

        assertThat(logIn("ada", "wrong")).isEmpty();

        assertThat(hasher.verifications).isEqualTo(2);
        assertThat(hasher.verified.isOf(hasher.config.argon2())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$1$gatehous$fa2upKJY1eKRzws3xHidG.",
                "$argon2id$v=19$m=4096,t=3,p=4$Z2F0ZWhvdXNlLXNhbHQxNg$c3ZAiManCW5hLZb05QDI0xWTWIwWIExx4t7FHUNOgic"
            })
    void upgradesAHashOfAnotherKindAtAGoodLogin(String imported) {
        PasswordHash before = PasswordHash.parse(imported);
        KnownUser ada = rows.add("ada", before, true);

        logIn("ada", "wrong");
        assertThat(rows.upgraded).isEmpty();
        assertThat(logIn("ada", RIGHT)).contains(ada);

        PasswordHash after = rows.upgraded.get(before);
        assertThat(after.isOf(hasher.config.argon2())).isTrue();
        assertThat(after.fits(LoginPassword.parse(RIGHT))).isTrue();
    }

    @Test
    void countsAttemptsBeforeTheyAreJudgedAndForgivesThemAfterARightOne() {
        rows.add("ada", hasher.hash(Password.parse(RIGHT)), true);

        logIn("ada", "wrong");
        logIn("Ada", RIGHT);

        assertThat(failures.told).containsExactly("begin", "begin", "succeed");
        assertThat(failures.attempts).hasSize(1);
    }

    @Test
    void verifiesNothingWhileItMustWait() {
        rows.add("ada", hasher.hash(Password.parse(RIGHT)), true);
        failures.delayed = true;

        assertThatThrownBy(() -> logIn("ada", RIGHT)).isInstanceOf(ApiException.class);

        assertThat(hasher.verifications).isZero();
    }

    @Test
    void countsEachOrganizationsUsersAndEachProgramsForThemselves() {
        logIn("ada", "wrong");
        logins.logIn(ORGANIZATION, "ada", LoginPassword.parse("wrong"), new LoginOrigin(ADDRESS, UUID.randomUUID()));
        logins.logIn(UUID.randomUUID(), "ada", LoginPassword.parse("wrong"), LoginOrigin.seen(ADDRESS));

        assertThat(failures.attempts).hasSize(3);
    }

    @Test
    void findsTheUserOfAnApplicationPasswordToo() {
        KnownUser ada = rows.add("ada", hasher.hash(Password.parse(RIGHT)), true);
        ApplicationPasswordView mail = applications.add(APPLICATION, ada.id());

        assertThat(logInByAny("ADA", APPLICATION)).contains(new LoggedIn(ada, mail.id(), mail.expiresAt()));
        assertThat(logInByAny("ada", RIGHT)).contains(new LoggedIn(ada, null, null));
        assertThat(applications.used).containsExactly(mail);
        assertThat(failures.told).containsExactly("begin", "succeed", "begin", "succeed");
    }

    /** For setting the own one, say. */
    @Test
    void takesNoApplicationPasswordWhereTheOwnOneIsAsked() {
        KnownUser ada = rows.add("ada", hasher.hash(Password.parse(RIGHT)), true);
        applications.add(APPLICATION, ada.id());

        assertThat(logIn("ada", APPLICATION)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "bob", "disabled", "nobody"})
    void verifiesOnceWhoeverIsNotLetInByAnApplicationPassword(String username) {
        rows.add("ada", hasher.hash(Password.parse(RIGHT)), true);
        rows.add("disabled", hasher.hash(Password.parse(RIGHT)), false);
        applications.add(APPLICATION, rows.add("bob", null, true).id());

        assertThat(logInByAny(username, username.equals("bob") ? OTHER_APPLICATION : APPLICATION))
                .isEmpty();

        assertThat(hasher.verifications).isEqualTo(1);
        assertThat(failures.told).containsExactly("begin");
    }

    @Test
    void letsNoDisabledUserInByAnApplicationPassword() {
        applications.add(APPLICATION, rows.add("ada", null, false).id());

        assertThat(logInByAny("ada", APPLICATION)).isEmpty();
        assertThat(applications.used).isEmpty();
    }

    /** Somebody may have set one as the own password. */
    @Test
    void takesAnOwnPasswordThatLooksLikeAnApplications() {
        KnownUser ada = rows.add("ada", hasher.hash(Password.parse(APPLICATION)), true);

        assertThat(logInByAny("ada", APPLICATION)).contains(new LoggedIn(ada, null, null));
    }

    /** Else whoever has one could have wrong guesses at the own password forgiven. */
    @Test
    void countsApplicationPasswordsForThemselves() {
        logInByAny("ada", "wrong");
        logInByAny("ada", APPLICATION);
        logInByAny("ada", OTHER_APPLICATION);
        logIn("ada", APPLICATION);

        assertThat(failures.attempts).hasSize(2);
    }

    private Optional<LoggedIn> logInByAny(String username, String password) {
        return logins.logInByAny(ORGANIZATION, username, LoginPassword.parse(password), LoginOrigin.seen(ADDRESS));
    }

    private Optional<KnownUser> logIn(String username, String password) {
        return logins.logIn(ORGANIZATION, username, LoginPassword.parse(password), LoginOrigin.seen(ADDRESS));
    }

    private static final class CountingHasher extends PasswordHasher {
        int verifications;
        PasswordHash verified;

        @Override
        boolean verify(LoginPassword password, PasswordHash hash) {
            verifications++;
            verified = hash;
            return super.verify(password, hash);
        }
    }

    private static final class Rows extends LoginRepository {
        final Map<String, Row> byKey = new HashMap<>();
        final Map<PasswordHash, PasswordHash> upgraded = new HashMap<>();

        KnownUser add(String username, PasswordHash hash, boolean enabled) {
            KnownUser user = new KnownUser(UUID.randomUUID(), username, false, Instant.EPOCH, 0);
            byKey.put(username, new Row(user, hash, enabled));
            return user;
        }

        @Override
        Optional<Row> find(UUID organizationId, String usernameKey) {
            return Optional.ofNullable(byKey.get(usernameKey));
        }

        @Override
        void upgrade(UUID organizationId, UUID userId, PasswordHash before, PasswordHash after) {
            upgraded.put(before, after);
        }
    }

    private static final class Applications extends ApplicationLogins {
        final Map<String, ApplicationPasswordView> byHash = new HashMap<>();
        final List<ApplicationPasswordView> used = new ArrayList<>();

        ApplicationPasswordView add(String text, UUID userId) {
            Instant end = Instant.EPOCH.plusSeconds(1);
            ApplicationPasswordView password =
                    new ApplicationPasswordView(UUID.randomUUID(), 1, userId, "mail", null, end, null, Instant.EPOCH);
            byHash.put(Sha256.of(text), password);
            return password;
        }

        @Override
        public Optional<ApplicationPasswordView> find(UUID organizationId, ApplicationSecret shown) {
            return Optional.ofNullable(byHash.get(shown.hash()));
        }

        @Override
        public void used(UUID organizationId, ApplicationPasswordView password) {
            used.add(password);
        }
    }

    private static final class Attempts extends LoginFailures {
        final List<String> told = new ArrayList<>();
        final Set<LoginAttempt> attempts = new HashSet<>();
        boolean delayed;

        @Override
        public LoginAttempt begin(String login, String address) {
            if (delayed) {
                throw UserProblem.LOGIN_DELAYED.because("played");
            }
            told.add("begin");
            LoginAttempt attempt = new LoginAttempt(login, address, null, null);
            attempts.add(attempt);
            return attempt;
        }

        @Override
        public void succeed(LoginAttempt attempt) {
            assertThat(attempts).contains(attempt);
            told.add("succeed");
        }
    }
}
