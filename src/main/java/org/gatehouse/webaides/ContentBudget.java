package org.gatehouse.webaides;

import java.util.List;
import java.util.function.ToLongFunction;
import org.gatehouse.webaides.content.Contents;

/** How much content one page may hold, so that large entries do not fill the memory: such a page is shorter than its limit. */
final class ContentBudget {
    static final int BYTES = 16 * 1024 * 1024;

    private ContentBudget() {}

    /** Whether a page of up to {@code most} of a user's entries may turn out too large to be read in one go. */
    static boolean mayBreak(Owner owner, long most) {
        return owner.bytes() > BYTES && most * Contents.MAX_LENGTH > BYTES;
    }

    static boolean isSpent(long bytes) {
        return bytes >= BYTES;
    }

    /** As many of them, from the first, as fit; at least one. */
    static <T> List<T> cut(List<T> all, ToLongFunction<T> size) {
        long sum = 0;
        for (int i = 0; i < all.size(); i++) {
            sum += size.applyAsLong(all.get(i));
            if (sum > BYTES && i > 0) {
                return all.subList(0, i);
            }
        }
        return all;
    }
}
