package org.gatehouse.dialects.easymail;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.gatehouse.dialects.LongList;

/**
 * {@code {"name":[…]}}, from the highest number down.
 *
 * @param number of a row
 * @param body what is shown of it
 */
record NumberedList<T>(String name, Range range, Pages<T> pages, ToLongFunction<T> number, Function<T, Object> body) {
    private static final String END = "]}";

    /** Reads some rows with lower numbers. */
    interface Pages<T> {
        List<T> below(long number, int most);
    }

    LongList<T> toEnd() {
        return endingWith(END);
    }

    /** The list, and behind its last row what somebody has more to say. */
    LongList<T> endingWith(String end) {
        return new LongList<>(
                "{\"" + name + "\":[",
                (last, most) -> pages.below(last == null ? range.before() : number.applyAsLong(last), most),
                one -> EasyMailWriter.write(body.apply(one)),
                range.limit(),
                end);
    }
}
