package org.gatehouse.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.platform.Times;

/**
 * Which page of which list is asked for. A cursor holds the keys of the last row sent and is bound to the list, its filters
 * and its order; it is opaque and grants nothing.
 */
public final class Listing {
    public static final int DEFAULT_LIMIT = 100;
    public static final int MAX_LIMIT = 1000;
    private static final char END = '\u001f';

    private final Cursors cursors;
    private final String name;
    private final int limit;
    private final List<String> after;
    private final long skip;

    private Listing(Cursors cursors, String name, int limit, List<String> after, long skip) {
        this.cursors = cursors;
        this.name = name;
        this.limit = limit;
        this.after = after;
        this.skip = skip;
    }

    /** See {@link Cursors#listing}. */
    static Listing of(Cursors cursors, String limit, String cursor, Object... binding) {
        StringBuilder name = new StringBuilder();
        for (Object part : binding) {
            name.append(Objects.toString(part, "\u001e")).append(END);
        }
        int size = limit == null ? DEFAULT_LIMIT : limit(limit);
        List<String> after = cursor == null ? List.of() : cursors.read(name.toString(), cursor);
        return new Listing(cursors, name.toString(), size, after, 0);
    }

    /** A page by its number, from 1, as doors count them that know no cursors; it costs as much as all pages before it. */
    public static Listing numbered(long page, int size) {
        return new Listing(null, null, size, List.of(), (page - 1) * size);
    }

    public int limit() {
        return limit;
    }

    /** How many rows to fetch: one more than are sent tells whether there is a next page. */
    public int fetch() {
        return limit + 1;
    }

    /** How many rows to pass over: none, but on a page that is asked for by its number. */
    public long skip() {
        return skip;
    }

    /** Whether this is a later page than the first, by a cursor. */
    public boolean continues() {
        return !after.isEmpty();
    }

    /** Key number {@code index} of the last row of the page before. */
    public String afterText(int index) {
        if (index >= after.size() || after.get(index).indexOf('\0') >= 0) {
            throw Cursors.damaged();
        }
        return after.get(index);
    }

    public UUID afterId(int index) {
        return Ids.parse(afterText(index)).orElseThrow(Cursors::damaged);
    }

    public long afterNumber(int index) {
        try {
            return Long.parseLong(afterText(index));
        } catch (NumberFormatException e) {
            throw Cursors.damaged();
        }
    }

    public Instant afterTime(int index) {
        try {
            return Times.parse(afterText(index));
        } catch (InvalidValue e) {
            throw Cursors.damaged();
        }
    }

    /** The same list in pages of another size, for one who looks through it. */
    public Listing by(int size) {
        return new Listing(cursors, name, size, after, skip);
    }

    /** The page after the row with these keys; the first one after none. */
    public Listing after(List<String> keys) {
        return new Listing(cursors, name, limit, keys, skip);
    }

    String cursorAfter(List<String> keys) {
        return cursors.write(name, keys);
    }

    private static int limit(String text) {
        if (!text.matches("0*[1-9][0-9]{0,17}")) {
            throw CommonProblem.INVALID_PARAMETER.because("limit must be a whole number from 1 to %d", MAX_LIMIT);
        }
        return (int) Math.min(Long.parseLong(text), MAX_LIMIT);
    }
}
