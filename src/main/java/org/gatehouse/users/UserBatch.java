package org.gatehouse.users;

import static org.gatehouse.users.UserProblem.TOO_MANY_PASSWORDS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.BatchAnswer;
import org.gatehouse.api.BatchOperation;
import org.gatehouse.api.BatchRequest;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.StrictJson;

/** Judges each operation of a batch on its own, outside the transaction, and hands what is left to {@link UserBatchService}. */
@ApplicationScoped
class UserBatch {
    /** Passwords take some 50 ms each to hash; whoever brings more sends hashes. */
    static final int MAX_PASSWORDS = 500;

    @Inject
    UserBatchService service;

    @Inject
    UserDrafts drafts;

    @Inject
    StrictJson json;

    BatchAnswer run(BatchRequest request) {
        long passwords = request.operations().stream()
                .filter(operation ->
                        operation.content() != null && operation.content().has("password"))
                .count();
        if (passwords > MAX_PASSWORDS) {
            throw TOO_MANY_PASSWORDS.because("at most %d are hashed in one call", MAX_PASSWORDS);
        }
        List<PreparedOperation> prepared = new ArrayList<>();
        for (int index = 0; index < request.operations().size(); index++) {
            prepared.add(prepare(index, request.operations().get(index)));
        }
        return service.run(request.atomic(), prepared);
    }

    private PreparedOperation prepare(int index, BatchOperation operation) {
        try {
            return judged(index, operation);
        } catch (ApiException refusal) {
            if (refusal.type() == CommonProblem.BUSY) {
                throw refusal;
            }
            return new PreparedOperation(index, operation.op(), null, null, null, null, refusal);
        }
    }

    private PreparedOperation judged(int index, BatchOperation operation) {
        if (operation.op() == null) {
            throw CommonProblem.INVALID_BODY.at("/op", "is required");
        }
        boolean creates = operation.op() == BatchOperation.Op.CREATE;
        if (creates != (operation.id() == null)) {
            throw CommonProblem.INVALID_BODY.at("/id", creates ? "is not for create" : "is required");
        }
        if (creates && operation.ifMatch() != null) {
            throw CommonProblem.INVALID_BODY.at("/ifMatch", "is not for create");
        }
        boolean deletes = operation.op() == BatchOperation.Op.DELETE;
        if (deletes != (operation.content() == null)) {
            throw CommonProblem.INVALID_BODY.at("/content", deletes ? "is not for delete" : "is required");
        }
        NewUser newUser = creates ? newUser(operation) : null;
        MergePatch patch = operation.op() == BatchOperation.Op.UPDATE ? patch(operation) : null;
        return new PreparedOperation(index, operation.op(), newUser, operation.id(), operation.ifMatch(), patch, null);
    }

    private NewUser newUser(BatchOperation operation) {
        return inContent(() -> drafts.judge(json.convert(operation.content(), UserDraft.class)));
    }

    private static MergePatch patch(BatchOperation operation) {
        return inContent(() -> new MergePatch(operation.content()));
    }

    /** Pointers of errors start at the operation. */
    static <T> T inContent(Supplier<T> work) {
        try {
            return work.get();
        } catch (ApiException refusal) {
            throw refusal.under("/content");
        }
    }
}
