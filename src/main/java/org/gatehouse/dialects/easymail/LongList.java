package org.gatehouse.dialects.easymail;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Writes {@code {"name":[…]}}, from the highest number down, a page at a time, for the list may be of any length. The first page is
 * read before, so that a refusal is still an answer.
 */
final class LongList<T> implements StreamingOutput {
    private static final int PAGE = 500;

    private final String name;
    private final Pages<T> pages;
    private final ToLongFunction<T> number;
    private final Function<T, Object> row;
    private final long most;
    private final List<T> first;

    /** Reads some rows with lower numbers. */
    interface Pages<T> {
        List<T> below(long number, int most);
    }

    /** Those below {@code below}, and no more than {@code most}. */
    LongList(String name, Range range, Pages<T> pages, ToLongFunction<T> number, Function<T, Object> row) {
        this.name = name;
        this.pages = pages;
        this.number = number;
        this.row = row;
        this.most = range.limit();
        this.first = pages.below(range.before(), (int) Math.min(PAGE, most));
    }

    @Override
    public void write(OutputStream out) throws IOException {
        writeOpen(out);
        print(out, "}");
    }

    /** As above, but without the brace at the end: somebody has more to say. */
    void writeOpen(OutputStream out) throws IOException {
        print(out, "{\"" + name + "\":[");
        String separator = "";
        long left = most;
        List<T> page = first;
        while (!page.isEmpty()) {
            StringBuilder text = new StringBuilder();
            for (T one : page) {
                text.append(separator).append(EasyMailWriter.write(row.apply(one)));
                separator = ",";
            }
            print(out, text.toString());
            left -= page.size();
            page = left == 0
                    ? List.of()
                    : pages.below(number.applyAsLong(page.get(page.size() - 1)), (int) Math.min(PAGE, left));
        }
        print(out, "]");
    }

    private static void print(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
