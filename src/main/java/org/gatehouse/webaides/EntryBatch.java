package org.gatehouse.webaides;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.BatchAnswer;
import org.gatehouse.api.BatchOperation.Op;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.StrictJson;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Numbers;
import org.gatehouse.webaides.content.Content;
import org.gatehouse.webaides.content.Kind;

/** Judges each operation of a batch on its own, outside the transaction, and hands what is left to {@link EntryBatchService}. */
@ApplicationScoped
class EntryBatch {
    @Inject
    WebAideReach reach;

    @Inject
    EntryBatchService service;

    @Inject
    EntryDrafts drafts;

    @Inject
    Numbers numbers;

    @Inject
    StrictJson json;

    BatchAnswer run(String webaideId, EntryBatchRequest request) {
        Kind kind = reach.toWrite(webaideId).webaide().kind();
        List<PreparedEntry> prepared = new ArrayList<>();
        for (int index = 0; index < request.operations().size(); index++) {
            prepared.add(prepare(index, request.operations().get(index), kind));
        }
        return service.run(webaideId, request.atomic(), prepared);
    }

    private PreparedEntry prepare(int index, EntryOperation operation, Kind kind) {
        try {
            return judged(index, operation, kind);
        } catch (ApiException refusal) {
            return PreparedEntry.refused(index, operation.op(), refusal);
        }
    }

    private PreparedEntry judged(int index, EntryOperation operation, Kind kind) {
        Op op = operation.op();
        if (op == null) {
            throw CommonProblem.INVALID_BODY.at("/op", "is required");
        }
        boolean creates = op == Op.CREATE;
        if (!creates && operation.id() == null) {
            throw CommonProblem.INVALID_BODY.at("/id", "is required");
        }
        if (!creates && operation.uid() != null) {
            throw CommonProblem.INVALID_BODY.at("/uid", "is for create only");
        }
        if (creates && operation.ifMatch() != null) {
            throw CommonProblem.INVALID_BODY.at("/ifMatch", "is not for create");
        }
        boolean deletes = op == Op.DELETE;
        if (deletes != (operation.content() == null)) {
            throw CommonProblem.INVALID_BODY.at("/content", deletes ? "is not for delete" : "is required");
        }
        UUID id = id(operation);
        return switch (op) {
            case CREATE ->
                PreparedEntry.create(
                        index,
                        id,
                        operation.id() != null,
                        numbers.next(Numbers.Sequence.WEBAIDE_ENTRY),
                        content(kind, operation, id));
            case UPDATE ->
                PreparedEntry.update(
                        index, id, drafts.change(new MergePatch(wrapped(operation.content()))), operation.ifMatch());
            case DELETE -> PreparedEntry.delete(index, id, operation.ifMatch());
        };
    }

    private static UUID id(EntryOperation operation) {
        if (operation.id() == null) {
            return Ids.next();
        }
        return Ids.parse(operation.id())
                .orElseThrow(() -> operation.op() == Op.CREATE
                        ? CommonProblem.INVALID_BODY.at("/id", "must be a UUID")
                        : EntryWork.notFound());
    }

    private Content content(Kind kind, EntryOperation operation, UUID id) {
        ObjectNode draft = wrapped(operation.content());
        if (operation.uid() != null) {
            draft.put("uid", operation.uid());
        }
        return drafts.judge(kind, json.convert(draft, EntryDraft.class), id);
    }

    private static ObjectNode wrapped(JsonNode content) {
        return JsonNodeFactory.instance.objectNode().set("content", content);
    }
}
