package org.gatehouse.webaides;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.BatchAnswer.Item;
import org.gatehouse.api.BatchOperation.Op;
import org.gatehouse.api.BatchShare;
import org.gatehouse.api.Preconditions;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Numbers;
import org.gatehouse.security.Caller;
import org.gatehouse.webaides.WebAideRepository.Found;
import org.gatehouse.webaides.content.Content;
import org.gatehouse.webaides.content.Contents;
import org.gatehouse.webaides.content.Kind;

/**
 * Entries by their numbers, for dialects that know no other ids. What is written goes through the same services as that of
 * {@code /v1}; what an entry is to say is told by a function of what it says, under its owner's lock.
 */
@ApplicationScoped
public class NumberedEntries {
    @Inject
    WebAideReach reach;

    @Inject
    WebAideRepository webaides;

    @Inject
    EntryRepository entries;

    @Inject
    EntryService service;

    @Inject
    EntryBatchService batches;

    @Inject
    EntryDrafts drafts;

    @Inject
    ChangesService changes;

    @Inject
    EventReadService events;

    @Inject
    Contents contents;

    @Inject
    TombstoneRepository tombstones;

    @Inject
    BatchShare memory;

    @Inject
    Numbers numbers;

    @Inject
    Caller caller;

    /**
     * The entry of this number.
     *
     * @throws ApiException as {@link WebAideReach#toRead(WebAideNumber)}, 404 {@code entry-not-found}
     */
    public NumberedEntry get(WebAideNumber webaide, long number) {
        return entries.find(reach.toRead(webaide).webaide(), number)
                .map(entry -> new NumberedEntry(entry, contents))
                .orElseThrow(EntryWork::notFound);
    }

    /** Whether the caller may be told more of an entry of this kind than what the caller has written. */
    public boolean mayRead(Kind kind) {
        return caller.may(KindScopes.read(kind));
    }

    /** All of a container, from the one at place {@code first}, counted from 0, on, and at most {@code most}. */
    public NumberedEntryList list(WebAideNumber webaide, long first, long most) {
        WebAide found = reach.toRead(webaide).webaide();
        long total = webaides.entries(found);
        EntriesByNumber rows = new EntriesByNumber(entries, found, EntryFilter.ofRange(null, null), first);
        return new NumberedEntryList(new FullEntries(entries, found, rows), most, total, contents);
    }

    /**
     * The same of those events of which any instance touches a range of time. All that may are looked at, and an event about
     * which that would take too much counts as one of them.
     *
     * @param from null for the beginning of time, as {@code to} for its end
     * @throws ApiException 400 {@code invalid-parameter} for other kinds, and for a range that is none; 400
     *     {@code too-many-instances} where too many events are to be looked at
     */
    public NumberedEntryList list(WebAideNumber webaide, Instant from, Instant to, long first, long most) {
        Found found = reach.toRead(webaide);
        EntryFilter filter = EntryFilter.ofRange(from, to);
        filter.requireFor(webaide.kind());
        List<Entry> touching = events.touching(found, filter);
        Iterator<Entry> rows = touching.stream().skip(first).iterator();
        return new NumberedEntryList(new FullEntries(entries, found.webaide(), rows), most, touching.size(), contents);
    }

    /** What changed since a token, or all if it is null; up to {@code limit}. */
    public NumberedChanges changes(WebAideNumber webaide, String since, int limit) {
        return changes.numbered(reach.toRead(webaide), since, limit);
    }

    /** What changed since a time, and perhaps some of what changed shortly before; up to {@code limit}. */
    public NumberedChanges changesSince(WebAideNumber webaide, Instant time, int limit) {
        return changes.numberedSince(reach.toRead(webaide), time, limit);
    }

    /** Makes an entry that says what {@code content} makes of an empty object. */
    public NumberedEntry create(WebAideNumber webaide, UnaryOperator<ObjectNode> content) {
        WebAide found = reach.toWrite(webaide).webaide();
        UUID id = Ids.next();
        long number = numbers.next(Numbers.Sequence.WEBAIDE_ENTRY);
        EntryView made = service.create(found.id().toString(), id, number, draft(content));
        long known = made.id().equals(id)
                ? number
                : Optional.ofNullable(former(found, List.of(made.id())).get(made.id()))
                        .orElseThrow(EntryWork::notFound);
        return new NumberedEntry(known, made, contents);
    }

    /** Has an entry say what {@code change} makes of what it says, which it must leave as it is. */
    public NumberedEntry change(
            WebAideNumber webaide, long number, Preconditions given, UnaryOperator<ObjectNode> change) {
        WebAide found = reach.toWrite(webaide).webaide();
        String id = id(found, number).toString();
        return new NumberedEntry(
                number, service.change(found.id().toString(), id, given, sameIfEqual(change)), contents);
    }

    public void delete(WebAideNumber webaide, long number, Preconditions given) {
        WebAide found = reach.toWrite(webaide).webaide();
        service.delete(found.id().toString(), id(found, number).toString(), given);
    }

    /** Does each of many operations that can be done, in their order and in one transaction; what became of each. */
    public List<NumberedResult> batch(WebAideNumber named, List<NumberedOperation> operations) {
        Found found = reach.toWrite(named);
        WebAide webaide = found.webaide();
        Map<Long, UUID> ids = entries.numbered(
                webaide,
                operations.stream()
                        .map(NumberedOperation::number)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        List<PreparedEntry> prepared = new ArrayList<>();
        for (NumberedOperation operation : operations) {
            prepared.add(prepare(prepared.size(), operation, webaide.kind(), ids));
        }
        if (ContentBudget.mayBreak(found.owner(), operations.size())) {
            memory.take(ContentBudget.BYTES);
        }
        List<Item> items = batches.run(webaide.id().toString(), false, prepared).items();
        Map<UUID, Long> former = former(
                webaide,
                items.stream()
                        .filter(item -> item.op() == Op.CREATE && !item.hasFailed())
                        .filter(item ->
                                !item.id().equals(prepared.get(item.index()).id()))
                        .map(Item::id)
                        .toList());
        List<NumberedResult> results = new ArrayList<>();
        for (Item item : items) {
            PreparedEntry made = prepared.get(item.index());
            Long number = operations.get(item.index()).number();
            if (number == null && !item.hasFailed()) {
                number = item.id().equals(made.id()) ? Long.valueOf(made.number()) : former.get(item.id());
            }
            results.add(new NumberedResult(number, item.problem()));
        }
        return results;
    }

    private PreparedEntry prepare(int index, NumberedOperation operation, Kind kind, Map<Long, UUID> ids) {
        try {
            return judged(index, operation, kind, ids);
        } catch (ApiException refusal) {
            return PreparedEntry.refused(index, operation.op(), refusal);
        }
    }

    private PreparedEntry judged(int index, NumberedOperation operation, Kind kind, Map<Long, UUID> ids) {
        if (operation.refusal() != null) {
            throw operation.refusal();
        }
        if (operation.op() == Op.CREATE) {
            UUID id = Ids.next();
            Content content = drafts.judge(kind, draft(operation.change()), id);
            return PreparedEntry.create(index, id, false, numbers.next(Numbers.Sequence.WEBAIDE_ENTRY), content);
        }
        UUID id = ids.get(operation.number());
        if (id == null) {
            throw EntryWork.notFound();
        }
        return operation.op() == Op.UPDATE
                ? PreparedEntry.update(index, id, sameIfEqual(operation.change()), null)
                : PreparedEntry.delete(index, id, null);
    }

    /** Who sends what is there already changes nothing, and nobody is told of a change. */
    private static UnaryOperator<ObjectNode> sameIfEqual(UnaryOperator<ObjectNode> change) {
        return present -> {
            ObjectNode changed = change.apply(present);
            return changed.equals(present) ? present : changed;
        };
    }

    private static EntryDraft draft(UnaryOperator<ObjectNode> content) {
        return new EntryDraft(null, content.apply(JsonNodeFactory.instance.objectNode()));
    }

    private UUID id(WebAide webaide, long number) {
        UUID id = entries.numbered(webaide, List.of(number)).get(number);
        if (id == null) {
            throw EntryWork.notFound();
        }
        return id;
    }

    /** The numbers of entries that an earlier request has made of which this one is a repeat; they may have gone again. */
    private Map<UUID, Long> former(WebAide webaide, List<UUID> ids) {
        Map<UUID, Long> found = new HashMap<>(ids.isEmpty() ? Map.of() : tombstones.numbers(webaide.user(), ids));
        entries.find(webaide.user(), ids, false).forEach((id, entry) -> found.put(id, entry.number()));
        return found;
    }
}
