package org.gatehouse.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {
    private final Cursors cursors = under("key");

    @Test
    void hasALimitOfAHundredUnlessAsked() {
        assertThat(cursors.listing(null, null, "users").limit()).isEqualTo(100);
        assertThat(cursors.listing(null, null, "users").continues()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1000,1000", "1001,1000", "007,7", "999999999999999999,1000"})
    void bringsALimitDownToAThousand(String asked, int given) {
        assertThat(cursors.listing(asked, null, "users").limit()).isEqualTo(given);
        assertThat(cursors.listing(asked, null, "users").fetch()).isEqualTo(given + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "", "1.5", "1e3", "ten", " 1", "+1", "99999999999999999999", "१"})
    void refusesALimitThatIsNoNumberAboveZero(String asked) {
        assertProblem(() -> cursors.listing(asked, null, "users"), CommonProblem.INVALID_PARAMETER);
    }

    @Test
    void goesOnAfterTheLastRowOfThePageBefore() {
        UUID id = Ids.next();
        Instant time = Instant.parse("2026-11-22T04:00:00.123456Z");
        String cursor = cursors.listing(null, null, "users", "q")
                .cursorAfter(List.of("name of a user, with ünïcode", id.toString(), time.toString(), ""));

        Listing next = cursors.listing(null, cursor, "users", "q");

        assertThat(next.continues()).isTrue();
        assertThat(next.afterText(0)).isEqualTo("name of a user, with ünïcode");
        assertThat(next.afterId(1)).isEqualTo(id);
        assertThat(next.afterTime(2)).isEqualTo(time);
        assertThat(next.afterText(3)).isEmpty();
    }

    @Test
    void takesNoCursorOfAnotherListFilterOrOrder() {
        String cursor = cursors.listing(null, null, "users", "ada", null).cursorAfter(List.of("x"));

        assertInvalid(() -> cursors.listing(null, cursor, "aliases", "ada", null));
        assertInvalid(() -> cursors.listing(null, cursor, "users", "ada"));
        assertInvalid(() -> cursors.listing(null, cursor, "users", null, "ada"));
        assertInvalid(() -> cursors.listing(null, cursor, "usersada", null));
    }

    @Test
    void takesACursorWithAnotherLimit() {
        String cursor = cursors.listing("5", null, "users").cursorAfter(List.of("x"));

        assertThat(cursors.listing("7", cursor, "users").afterText(0)).isEqualTo("x");
    }

    @Test
    void takesNoDamagedCursor() {
        String cursor = cursors.listing(null, null, "users").cursorAfter(List.of("some name"));

        IntStream.range(0, cursor.length()).forEach(i -> {
            char other = cursor.charAt(i) == 'A' ? 'Q' : 'A';
            String damaged = cursor.substring(0, i) + other + cursor.substring(i + 1);
            assertInvalid(() -> cursors.listing(null, damaged, "users"));
        });
        assertInvalid(() -> cursors.listing(null, cursor.substring(0, cursor.length() - 4), "users"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AAAA", "!", "AAAAAAAAAAA", "AAAAAAAAAAAAAAAA", "ünïcode", "a b", "a+b/"})
    void takesNothingElseForACursor(String cursor) {
        assertInvalid(() -> cursors.listing(null, cursor, "users"));
    }

    @Test
    void takesNoCursorThatRemembersTooLittleOrOtherThings() {
        String cursor = cursors.listing(null, null, "users").cursorAfter(List.of("x"));
        Listing next = cursors.listing(null, cursor, "users");

        assertInvalid(() -> next.afterText(1));
        assertInvalid(() -> next.afterId(0));
        assertInvalid(() -> next.afterTime(0));
    }

    @Test
    void takesNoCursorThatIsNotOurOwn() {
        String forged = under("other key").listing(null, null, "users").cursorAfter(List.of("x"));

        assertInvalid(() -> cursors.listing(null, forged, "users"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "+10000-01-01T00:00:00Z", "-1000000000-01-01T00:00:00Z"})
    void takesNothingThatNoDatabaseTakes(String key) {
        String cursor = cursors.listing(null, null, "users").cursorAfter(List.of(key));
        Listing next = cursors.listing(null, cursor, "users");

        assertInvalid(() -> next.afterTime(0));
        if (key.contains("\0")) {
            assertInvalid(() -> next.afterText(0));
        }
    }

    @Test
    void makesAPageWithACursorOnlyWhenMoreIsLeft() {
        Listing two = cursors.listing("2", null, "letters");

        Page<String> first = Page.of(List.of("a", "b", "c"), two, List::of, Function.identity());
        Page<String> last = Page.of(List.of("c", "d"), two, List::of, Function.identity());

        assertThat(first.items()).containsExactly("a", "b");
        assertThat(cursors.listing("2", first.next(), "letters").afterText(0)).isEqualTo("b");
        assertThat(last.items()).containsExactly("c", "d");
        assertThat(last.next()).isNull();
    }

    /** Codes under a key that no server has started for. */
    private static Cursors under(String key) {
        Cursors cursors = new Cursors();
        cursors.secrets = new Secrets() {
            @Override
            public String mac(Purpose purpose, byte[] bytes) {
                try {
                    MessageDigest digest = MessageDigest.getInstance("SHA-256");
                    digest.update((purpose + key).getBytes(StandardCharsets.UTF_8));
                    return HexFormat.of().formatHex(digest.digest(bytes));
                } catch (NoSuchAlgorithmException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        return cursors;
    }

    private static void assertInvalid(Runnable reading) {
        assertProblem(reading, CommonProblem.INVALID_CURSOR);
    }

    private static void assertProblem(Runnable work, ProblemType type) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(ApiException.class, refusal -> assertThat(refusal.type())
                .isEqualTo(type));
    }
}
