package org.gatehouse.dialects;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * Writes a list a page at a time, for it may be of any length. The first page is read before, so that a refusal is still an answer.
 */
public final class LongList<T> implements StreamingOutput {
    private static final int PAGE = 500;

    private final String open;
    private final Pages<T> pages;
    private final Function<T, String> row;
    private final long most;
    private final LongFunction<String> close;
    private final int firstSize;
    private final List<T> first;

    /** Reads rows; fewer than asked for end the list. */
    public interface Pages<T> {
        /**
         * Some rows.
         *
         * @param last the row before them, or null for the first ones
         */
        List<T> after(T last, int most);
    }

    /**
     * The rows with commas between them.
     *
     * @param open what stands before the first
     * @param row the JSON of one
     * @param most how many there are at most
     * @param close what stands behind the last
     */
    public LongList(String open, Pages<T> pages, Function<T, String> row, long most, String close) {
        this(open, pages, row, most, count -> close);
    }

    /** As above; {@code close} makes what stands behind the last of how many there were. */
    public LongList(String open, Pages<T> pages, Function<T, String> row, long most, LongFunction<String> close) {
        this.open = open;
        this.pages = pages;
        this.row = row;
        this.most = most;
        this.close = close;
        this.firstSize = size(most);
        this.first = pages.after(null, firstSize);
    }

    @Override
    public void write(OutputStream out) throws IOException {
        print(out, open);
        String separator = "";
        long left = most;
        int asked = firstSize;
        List<T> page = first;
        while (!page.isEmpty()) {
            StringBuilder text = new StringBuilder();
            for (T one : page) {
                text.append(separator).append(row.apply(one));
                separator = ",";
            }
            print(out, text.toString());
            left -= page.size();
            boolean ends = left == 0 || page.size() < asked;
            asked = size(left);
            page = ends ? List.of() : pages.after(page.get(page.size() - 1), asked);
        }
        print(out, close.apply(most - left));
    }

    private static int size(long left) {
        return (int) Math.min(PAGE, left);
    }

    private static void print(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
