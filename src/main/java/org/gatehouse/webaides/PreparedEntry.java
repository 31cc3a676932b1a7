package org.gatehouse.webaides;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.BatchOperation.Op;
import org.gatehouse.webaides.content.Content;

/**
 * One operation of a batch as judged before the transaction.
 *
 * @param chosen whether a new entry gets its id from the client
 * @param number that a new entry gets, if it had none before under the id of the client's choice
 * @param content for create
 * @param change for update
 * @param refusal why it cannot be done whatever the database holds, or null
 */
record PreparedEntry(
        int index,
        Op op,
        UUID id,
        long number,
        boolean chosen,
        Content content,
        UnaryOperator<ObjectNode> change,
        String ifMatch,
        ApiException refusal) {
    static PreparedEntry create(int index, UUID id, boolean chosen, long number, Content content) {
        return new PreparedEntry(index, Op.CREATE, id, number, chosen, content, null, null, null);
    }

    static PreparedEntry update(int index, UUID id, UnaryOperator<ObjectNode> change, String ifMatch) {
        return new PreparedEntry(index, Op.UPDATE, id, 0, false, null, change, ifMatch, null);
    }

    static PreparedEntry delete(int index, UUID id, String ifMatch) {
        return new PreparedEntry(index, Op.DELETE, id, 0, false, null, null, ifMatch, null);
    }

    static PreparedEntry refused(int index, Op op, ApiException refusal) {
        return new PreparedEntry(index, op, null, 0, false, null, null, null, refusal);
    }

    /** Whether its UID could be another entry's. */
    boolean hasOwnUid() {
        return content != null && (chosen || !content.uid().equals(EntryDrafts.madeUp(id)));
    }
}
