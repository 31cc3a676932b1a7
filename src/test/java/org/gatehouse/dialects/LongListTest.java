package org.gatehouse.dialects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of any length. */
class LongListTest {
    private final List<Integer> asked = new ArrayList<>();

    /** The numbers from 1 to {@code size}. */
    private LongList.Pages<Integer> numbers(int size) {
        return (last, most) -> {
            asked.add(most);
            int before = last == null ? 0 : last;
            return IntStream.rangeClosed(before + 1, Math.min(size, before + most))
                    .boxed()
                    .toList();
        };
    }

    private static String written(LongList<?> list) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        list.write(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 499, 500, 501, 1000, 1234})
    void haveEachRowOnceAndInOrder(int size) throws IOException {
        String text = written(new LongList<>("<", numbers(size), String::valueOf, Long.MAX_VALUE, ">"));

        String rows = String.join(
                ",", IntStream.rangeClosed(1, size).mapToObj(String::valueOf).toList());
        assertThat(text).isEqualTo("<" + rows + ">");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 500, 501, 999})
    void endAfterAsManyAsAreWanted(int most) throws IOException {
        String text = written(new LongList<>("", numbers(2000), String::valueOf, most, ""));

        assertThat(text).endsWith(String.valueOf(most));
        assertThat(asked.stream().mapToInt(Integer::intValue).sum()).isEqualTo(most);
    }

    @Test
    void askNoMoreBehindAPageThatIsNotFull() throws IOException {
        written(new LongList<>("", numbers(501), String::valueOf, Long.MAX_VALUE, ""));

        assertThat(asked).hasSize(2);
    }

    @Test
    void tellHowManyThereWereBehindTheLast() throws IOException {
        assertThat(written(new LongList<>("", numbers(0), String::valueOf, 10, count -> "/" + count)))
                .isEqualTo("/0");
        assertThat(written(new LongList<>("", numbers(501), String::valueOf, Long.MAX_VALUE, count -> "/" + count)))
                .endsWith(",501/501");
        assertThat(written(new LongList<>("", numbers(2000), String::valueOf, 3, count -> "/" + count)))
                .isEqualTo("1,2,3/3");
    }

    @Test
    void areRefusedBeforeAnythingIsWritten() {
        LongList.Pages<Integer> refusing = (last, most) -> {
            throw new IllegalStateException();
        };

        assertThatThrownBy(() -> new LongList<>("", refusing, String::valueOf, 1, ""))
                .isInstanceOf(IllegalStateException.class);
    }
}
