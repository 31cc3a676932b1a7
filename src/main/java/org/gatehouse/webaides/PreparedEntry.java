package org.gatehouse.webaides;

import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.BatchOperation.Op;
import org.gatehouse.api.MergePatch;
import org.gatehouse.webaides.content.Content;

/**
 * One operation of a batch as judged before the transaction.
 *
 * @param chosen whether a new entry gets its id from the client
 * @param content for create
 * @param patch for update
 * @param refusal why it cannot be done whatever the database holds, or null
 */
record PreparedEntry(
        int index,
        Op op,
        UUID id,
        boolean chosen,
        Content content,
        MergePatch patch,
        String ifMatch,
        ApiException refusal) {
    /** Whether its UID could be another entry's. */
    boolean hasOwnUid() {
        return content != null && (chosen || !content.uid().equals(EntryDrafts.madeUp(id)));
    }
}
