package org.gatehouse.dialects.luxsci;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.BatchOperation.Op;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.Problem;
import org.gatehouse.dialects.LenientBody;
import org.gatehouse.webaides.NumberedOperation;
import org.gatehouse.webaides.NumberedResult;
import org.gatehouse.webaides.content.Kind;

/** {@code {"create":[…],"update":[…],"delete":[…]}}: judged one by one, so that a wrong item spoils no other. */
final class EntryBulk {
    static final int MOST = 1000;

    private final Kind kind;
    private final List<NumberedOperation> operations = new ArrayList<>();
    private final List<Integer> indexes = new ArrayList<>();

    private EntryBulk(Kind kind) {
        this.kind = kind;
    }

    /**
     * What became of one item.
     *
     * @param index its place in its list, from 0
     * @param comment the kind of the error as the guide lists it
     */
    record Item(int index, String op, Long entryId, int success, String errorMessage, String comment) {}

    /**
     * The items of a body, in the order of making, changing and deleting.
     *
     * @throws ApiException 400 {@code invalid-body}, 413 {@code body-too-large}
     */
    static EntryBulk of(Kind kind, LenientBody body) {
        body.onlyHas(Set.of("create", "update", "delete"));
        EntryBulk bulk = new EntryBulk(kind);
        for (Op op : List.of(Op.CREATE, Op.UPDATE, Op.DELETE)) {
            bulk.add(op, body.member(word(op)));
        }
        if (bulk.operations.size() > MOST) {
            throw CommonProblem.BODY_TOO_LARGE.because("at most %d items are taken in one call", MOST);
        }
        return bulk;
    }

    List<NumberedOperation> operations() {
        return operations;
    }

    /** What the client is told of them. */
    List<Item> items(List<NumberedResult> results) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            NumberedResult result = results.get(i);
            Problem problem = result.problem();
            String message = problem == null ? null : LuxSciErrorForm.message(problem, "webaides");
            String comment = problem == null ? null : LuxSciErrorForm.kind(problem);
            items.add(new Item(
                    indexes.get(i),
                    word(operations.get(i).op()),
                    result.number(),
                    problem == null ? 1 : 0,
                    message,
                    comment));
        }
        return items;
    }

    private void add(Op op, LenientBody list) {
        List<LenientBody> elements = list.elements(Integer.MAX_VALUE);
        for (int index = 0; index < elements.size(); index++) {
            operations.add(operation(op, elements.get(index)));
            indexes.add(index);
        }
    }

    private NumberedOperation operation(Op op, LenientBody item) {
        Long number = null;
        try {
            if (op == Op.DELETE) {
                number = id(item);
                return new NumberedOperation(op, number, null, null);
            }
            item.object();
            number = op == Op.UPDATE ? id(item.member("entry_id")) : null;
            return new NumberedOperation(op, number, EntryBody.change(kind, item, number), null);
        } catch (ApiException refusal) {
            return new NumberedOperation(op, number, null, refusal);
        }
    }

    private static long id(LenientBody item) {
        if (item.isMissing() || !item.node().isValueNode()) {
            throw CommonProblem.INVALID_BODY.at("/entry_id", "must be a whole number");
        }
        return WebAidePaths.entry(item.node().asText().strip());
    }

    private static String word(Op op) {
        return op.name().toLowerCase(Locale.ROOT);
    }
}
