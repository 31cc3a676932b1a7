package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatehouse.support.AtOnce;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally<String, String> tally = new Tally<>(2);

    @Test
    void countsEachKindAndMinuteByItself() {
        assertThat(tally.add("a", 1, "first")).isEqualTo(1);
        assertThat(tally.add("a", 1, "second")).isEqualTo(2);
        assertThat(tally.add("a", 2, "third")).isEqualTo(1);

        assertThat(tally.takeBefore(2)).containsExactly(new Tally.Count<>("a", "first", 2));
        assertThat(tally.takeBefore(2)).isEmpty();
        assertThat(tally.takeBefore(3)).containsExactly(new Tally.Count<>("a", "third", 1));
    }

    @Test
    void hasRoomForSoManyKindsOnly() {
        tally.add("a", 1, "");
        tally.add("b", 1, "");

        assertThat(tally.add("c", 1, "")).isZero();
        assertThat(tally.add("b", 1, "")).isEqualTo(2);
    }

    @Test
    void beginsAgainWithWhatItForgot() {
        tally.add("a", 1, "");
        tally.forget("a", 1);

        assertThat(tally.add("a", 1, "")).isEqualTo(1);
    }

    @Test
    void losesNoCountOfThreads() {
        AtOnce.call(8, number -> {
            for (int i = 0; i < 1000; i++) {
                tally.add("a", 1, "");
            }
            return null;
        });

        assertThat(tally.takeBefore(2)).extracting(Tally.Count::times).containsExactly(8000L);
    }
}
