package org.gatehouse.users;

import org.gatehouse.api.ApiException;
import org.gatehouse.api.BatchOperation.Op;
import org.gatehouse.api.MergePatch;

/**
 * One operation of a batch as judged before the transaction.
 *
 * @param newUser for create
 * @param idOrName for update and delete
 * @param patch for update
 * @param refusal why it cannot be done whatever the database holds, or null
 */
record PreparedOperation(
        int index, Op op, NewUser newUser, String idOrName, String ifMatch, MergePatch patch, ApiException refusal) {}
