package org.gatehouse.webaides;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.BatchOperation.Op;

/**
 * One operation of a batch on entries that are known by number.
 *
 * @param number of the entry; null for one that is made
 * @param change what to make of what the entry says, which for a new one is an empty object; null for a deletion
 * @param refusal why it is not done in any case, or null
 */
public record NumberedOperation(Op op, Long number, UnaryOperator<ObjectNode> change, ApiException refusal) {}
