package org.gatehouse.dialects.luxsci;

import java.util.function.Function;
import org.gatehouse.dialects.LongList;

/** {@code {"success":1,"data":[…]}} with as many rows as there are. */
final class LongAnswer {
    private LongAnswer() {}

    static <T> LongList<T> of(LongList.Pages<T> pages, Function<T, Object> body) {
        return new LongList<>(
                "{\"success\":1,\"data\":[", pages, row -> LuxSciWriter.write(body.apply(row)), Long.MAX_VALUE, "]}");
    }
}
