package org.gatehouse.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gatehouse.platform.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {
    @Test
    void hasALimitOfAHundredUnlessAsked() {
        assertThat(Listing.of(null, null, "users").limit()).isEqualTo(100);
        assertThat(Listing.of(null, null, "users").continues()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1000,1000", "1001,1000", "007,7", "999999999999999999,1000"})
    void bringsALimitDownToAThousand(String asked, int given) {
        assertThat(Listing.of(asked, null, "users").limit()).isEqualTo(given);
        assertThat(Listing.of(asked, null, "users").fetch()).isEqualTo(given + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "", "1.5", "1e3", "ten", " 1", "+1", "99999999999999999999", "१"})
    void refusesALimitThatIsNoNumberAboveZero(String asked) {
        assertProblem(() -> Listing.of(asked, null, "users"), CommonProblem.INVALID_PARAMETER);
    }

    @Test
    void goesOnAfterTheLastRowOfThePageBefore() {
        UUID id = Ids.next();
        Instant time = Instant.parse("2026-11-22T04:00:00.123456Z");
        String cursor = Listing.of(null, null, "users", "q")
                .cursorAfter(List.of("name of a user, with ünïcode", id.toString(), time.toString(), ""));

        Listing next = Listing.of(null, cursor, "users", "q");

        assertThat(next.continues()).isTrue();
        assertThat(next.afterText(0)).isEqualTo("name of a user, with ünïcode");
        assertThat(next.afterId(1)).isEqualTo(id);
        assertThat(next.afterTime(2)).isEqualTo(time);
        assertThat(next.afterText(3)).isEmpty();
    }

    @Test
    void takesNoCursorOfAnotherListFilterOrOrder() {
        String cursor = Listing.of(null, null, "users", "ada", null).cursorAfter(List.of("x"));

        assertInvalid(() -> Listing.of(null, cursor, "aliases", "ada", null));
        assertInvalid(() -> Listing.of(null, cursor, "users", "ada"));
        assertInvalid(() -> Listing.of(null, cursor, "users", null, "ada"));
        assertInvalid(() -> Listing.of(null, cursor, "usersada", null));
    }

    @Test
    void takesACursorWithAnotherLimit() {
        String cursor = Listing.of("5", null, "users").cursorAfter(List.of("x"));

        assertThat(Listing.of("7", cursor, "users").afterText(0)).isEqualTo("x");
    }

    @Test
    void takesNoDamagedCursor() {
        String cursor = Listing.of(null, null, "users").cursorAfter(List.of("some name"));

        IntStream.range(0, cursor.length()).forEach(i -> {
            char other = cursor.charAt(i) == 'A' ? 'Q' : 'A';
            String damaged = cursor.substring(0, i) + other + cursor.substring(i + 1);
            assertInvalid(() -> Listing.of(null, damaged, "users"));
        });
        assertInvalid(() -> Listing.of(null, cursor.substring(0, cursor.length() - 4), "users"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AAAA", "!", "AAAAAAAAAAA", "AAAAAAAAAAAAAAAA", "ünïcode", "a b", "a+b/"})
    void takesNothingElseForACursor(String cursor) {
        assertInvalid(() -> Listing.of(null, cursor, "users"));
    }

    @Test
    void takesNoCursorThatRemembersTooLittleOrOtherThings() {
        String cursor = Listing.of(null, null, "users").cursorAfter(List.of("x"));
        Listing next = Listing.of(null, cursor, "users");

        assertInvalid(() -> next.afterText(1));
        assertInvalid(() -> next.afterId(0));
        assertInvalid(() -> next.afterTime(0));
    }

    @Test
    void makesAPageWithACursorOnlyWhenMoreIsLeft() {
        Listing two = Listing.of("2", null, "letters");

        Page<String> first = Page.of(List.of("a", "b", "c"), two, List::of, Function.identity());
        Page<String> last = Page.of(List.of("c", "d"), two, List::of, Function.identity());

        assertThat(first.items()).containsExactly("a", "b");
        assertThat(Listing.of("2", first.next(), "letters").afterText(0)).isEqualTo("b");
        assertThat(last.items()).containsExactly("c", "d");
        assertThat(last.next()).isNull();
    }

    private static void assertInvalid(Runnable reading) {
        assertProblem(reading, CommonProblem.INVALID_CURSOR);
    }

    private static void assertProblem(Runnable work, ProblemType type) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(ApiException.class, refusal -> assertThat(refusal.type())
                .isEqualTo(type));
    }
}
