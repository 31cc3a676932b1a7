package org.gatehouse.api;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of a list. An absent {@code next} is the only sign of the end. */
public record Page<T>(
        @Schema(required = true) List<T> items,

        @Schema(description = "Cursor of the next page; absent on the last one")
        String next) {
    /**
     * The page of the rows found for a {@link Listing}, of which one more than its limit was asked for; {@code keys} reads
     * from a row what the cursor must remember.
     */
    public static <R, T> Page<T> of(
            List<R> found, Listing listing, Function<R, List<String>> keys, Function<R, T> view) {
        boolean more = found.size() > listing.limit();
        List<R> rows = more ? found.subList(0, listing.limit()) : found;
        return of(rows, more, listing, keys, all -> all.stream().map(view).toList());
    }

    /** The page of just these rows, which may be fewer than the limit though there are more; {@code views} shows them. */
    public static <R, T> Page<T> of(
            List<R> rows,
            boolean more,
            Listing listing,
            Function<R, List<String>> keys,
            Function<List<R>, List<T>> views) {
        return upTo(more ? keys.apply(rows.get(rows.size() - 1)) : null, listing, views.apply(rows));
    }

    /** The page that ends after the row with these keys, which need not be shown itself; null keys end the list. */
    public static <T> Page<T> upTo(List<String> keys, Listing listing, List<T> views) {
        return new Page<>(views, keys == null ? null : listing.cursorAfter(keys));
    }
}
