package org.gatehouse.webaides;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.BatchAnswer;
import org.gatehouse.api.BatchAnswer.Item;
import org.gatehouse.api.BatchOperation.Op;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.Etag;
import org.gatehouse.api.Idempotent;
import org.gatehouse.audit.AuditService;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;
import org.gatehouse.webaides.EntryWriter.About;

/** Many operations on the entries of one container in one transaction, in the order given, with one row in the audit trail. */
@ApplicationScoped
@Retrying
@Transactional
class EntryBatchService {
    /** How much of contents is kept in memory before it is written. */
    private static final long HELD = 16L * 1024 * 1024;

    /** How much of contents one batch may read for its patches: a small patch can be about a large entry. */
    private static final long PATCHED = 256L * 1024 * 1024;

    /** How many contents are read with one statement. */
    private static final int READ = 500;

    @Inject
    WebAideReach reach;

    @Inject
    EntryWriter writer;

    @Inject
    EntryDrafts drafts;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Idempotent
    BatchAnswer run(String webaideId, boolean atomic, List<PreparedEntry> operations) {
        WebAide webaide = reach.toWrite(webaideId).webaide();
        if (operations.isEmpty()) {
            return new BatchAnswer(List.of());
        }
        EntryWork work = writer.begin(webaide, about(operations));
        List<ApiException> refusals = new ArrayList<>();
        long patched = 0;
        for (PreparedEntry operation : operations) {
            if (isChange(operation, work)) {
                patched += work.get(operation.id()).bytes();
                if (patched > PATCHED) {
                    refusals.add(CommonProblem.BODY_TOO_LARGE.because(
                            "the entries that one batch patches may have %d bytes in all", PATCHED));
                    continue;
                }
                if (!work.knowsContent(operation.id())) {
                    writer.loadContents(work, nextPatched(operations, operation.index(), work));
                }
            }
            refusals.add(perform(operation, work));
            if (work.held() > HELD) {
                writer.write(work);
            }
        }
        BatchAnswer answer = answer(operations, refusals, work);
        if (atomic) {
            answer.orRefused();
        }
        writer.end(work);
        audit.done("webaide.batch", webaide.target(), summary(operations, refusals));
        return answer;
    }

    private static About about(List<PreparedEntry> operations) {
        Set<UUID> ids = new HashSet<>();
        Set<String> uids = new HashSet<>();
        for (PreparedEntry operation : operations) {
            if (operation.refusal() != null) {
                continue;
            }
            if (operation.op() != Op.CREATE || operation.chosen()) {
                ids.add(operation.id());
            }
            if (operation.hasOwnUid()) {
                uids.add(operation.content().uid());
            }
        }
        return new About(operations.size(), ids, uids);
    }

    private static boolean isChange(PreparedEntry operation, EntryWork work) {
        return operation.refusal() == null && operation.change() != null && work.has(operation.id());
    }

    /** What the operations from here on patch without its being known what it says: as much as one statement should read. */
    private static Set<UUID> nextPatched(List<PreparedEntry> operations, int from, EntryWork work) {
        Set<UUID> ids = new LinkedHashSet<>();
        long bytes = 0;
        for (PreparedEntry operation : operations.subList(from, operations.size())) {
            if (isChange(operation, work) && !work.knowsContent(operation.id())) {
                bytes += work.get(operation.id()).bytes();
                if (!ids.isEmpty() && (bytes > HELD || ids.size() == READ)) {
                    return ids;
                }
                ids.add(operation.id());
            }
        }
        return ids;
    }

    /** Why an operation is not done, or null. */
    private ApiException perform(PreparedEntry operation, EntryWork work) {
        if (operation.refusal() != null) {
            return operation.refusal();
        }
        try {
            switch (operation.op()) {
                case CREATE -> create(operation, work);
                case UPDATE -> {
                    Entry entry = get(operation, work);
                    drafts.changed(work.webaide().kind(), operation.change(), entry)
                            .ifPresent(content -> work.replace(entry, content));
                }
                case DELETE -> work.delete(get(operation, work));
            }
            return null;
        } catch (ApiException refusal) {
            return refusal;
        }
    }

    private void create(PreparedEntry operation, EntryWork work) {
        String by = caller.identity().codeName();
        if (operation.chosen()) {
            work.createChosen(operation.id(), operation.number(), operation.content(), by);
        } else {
            work.create(operation.id(), operation.number(), operation.content(), by);
        }
    }

    private static Entry get(PreparedEntry operation, EntryWork work) {
        Entry entry = work.get(operation.id());
        if (operation.ifMatch() != null && !Etag.version(operation.ifMatch()).equals(entry.etag())) {
            throw CommonProblem.STALE_VERSION.because("it is now at ETag \"%s\"", entry.etag());
        }
        return entry;
    }

    /** With the ETags that the entries have at the end. */
    private static BatchAnswer answer(List<PreparedEntry> operations, List<ApiException> refusals, EntryWork work) {
        List<Item> items = new ArrayList<>();
        for (PreparedEntry operation : operations) {
            ApiException refusal = refusals.get(operation.index());
            UUID id = operation.id();
            String etag = id != null && work.has(id) ? work.get(id).etag() : null;
            items.add(
                    refusal != null
                            ? Item.refused(operation.index(), operation.op(), refusal)
                            : switch (operation.op()) {
                                case CREATE -> Item.done(operation.index(), Op.CREATE, id, 201, etag);
                                case UPDATE -> Item.done(operation.index(), Op.UPDATE, id, 200, etag);
                                case DELETE -> Item.done(operation.index(), Op.DELETE, id, 204, null);
                            });
        }
        return new BatchAnswer(items);
    }

    private static String summary(List<PreparedEntry> operations, List<ApiException> refusals) {
        Map<Op, Integer> done = new EnumMap<>(Op.class);
        for (PreparedEntry operation : operations) {
            if (refusals.get(operation.index()) == null) {
                done.merge(operation.op(), 1, Integer::sum);
            }
        }
        return "created %d, changed %d, deleted %d"
                .formatted(
                        done.getOrDefault(Op.CREATE, 0),
                        done.getOrDefault(Op.UPDATE, 0),
                        done.getOrDefault(Op.DELETE, 0));
    }
}
