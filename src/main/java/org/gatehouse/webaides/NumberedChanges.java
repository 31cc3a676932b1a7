package org.gatehouse.webaides;

import java.util.List;

/**
 * A page of what changed in one container, for dialects that know numbers only. To be applied deletions first; {@code added} and
 * {@code updated} mean the same to who keeps entries by number.
 *
 * @param next the token of the next page, or of what changes from now on
 * @param more whether there is more to tell at once
 */
public record NumberedChanges(
        List<NumberedEntry> added, List<NumberedEntry> updated, List<Long> deleted, String next, boolean more) {}
