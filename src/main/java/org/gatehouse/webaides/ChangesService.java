package org.gatehouse.webaides;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.api.BatchShare;
import org.gatehouse.security.Caller;
import org.gatehouse.users.UserDirectory;
import org.gatehouse.webaides.EntryRepository.Row;
import org.gatehouse.webaides.WebAideRepository.Found;
import org.gatehouse.webaides.content.Contents;
import org.gatehouse.webaides.content.Kind;

/**
 * Tells what changed since a client last asked. The counter is read first: what is written later has a higher number, and is
 * told next time. Each change is told at its last number only, and a page ends at a number, so that the token says exactly
 * what was told.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
class ChangesService {
    static final String LATEST = "latest";

    @Inject
    WebAideReach reach;

    @Inject
    UserDirectory users;

    @Inject
    OwnerRepository owners;

    @Inject
    WebAideRepository webaides;

    @Inject
    EntryRepository entries;

    @Inject
    TombstoneRepository tombstones;

    @Inject
    SyncTokens tokens;

    @Inject
    Caller caller;

    @Inject
    BatchShare memory;

    @Inject
    ChangesByDate dates;

    @Inject
    Contents contents;

    ContainerChanges ofWebAide(String webaideId, String since, EntryFields fields, int limit) {
        Found found = reach.toRead(webaideId);
        Run run = run(found, since);
        Told told = tell(found.webaide(), run, fields, limit);
        long base = run.token().base();
        List<EntryView> added = told.entries(row -> row.entry().createdSeq() > base, fields);
        List<EntryView> updated = told.entries(row -> row.entry().createdSeq() <= base, fields);
        List<DeletedEntry> deleted = told.deleted();
        return new ContainerChanges(
                added,
                updated,
                deleted,
                tokens.write(told.next()),
                told.more(),
                new ChangeCounts(added.size(), updated.size(), deleted.size()));
    }

    /** The same for a container that was found to read, with numbers in place of ids. */
    NumberedChanges numbered(Found found, String since, int limit) {
        return numbered(found, run(found, since), limit);
    }

    /**
     * What changed since a time, and perhaps some of what changed before; the next page is asked for by token.
     *
     * @throws org.gatehouse.api.ApiException 400 {@code invalid-parameter} for a time to come, 410 {@code sync-token-expired}
     */
    NumberedChanges numberedSince(Found found, Instant date, int limit) {
        WebAide webaide = found.webaide();
        Set<Kind> kinds = Set.of(webaide.kind());
        long known = Math.min(dates.knownAt(webaide, date), found.owner().changeSeq());
        SyncToken token = SyncToken.latest(webaide.id(), false, known, kinds);
        return numbered(found, unpurged(new Run(token, webaide.user(), kinds, found.owner())), limit);
    }

    private NumberedChanges numbered(Found found, Run run, int limit) {
        Told told = tell(found.webaide(), run, EntryFields.ALL, limit);
        long base = run.token().base();
        return new NumberedChanges(
                told.numbered(row -> row.entry().createdSeq() > base, contents),
                told.numbered(row -> row.entry().createdSeq() <= base, contents),
                told.deletedNumbers(),
                tokens.write(told.next()),
                told.more());
    }

    UserChanges ofUser(String idOrName, String since, EntryFields fields, int limit) {
        UserKey user = new UserKey(caller.organizationId(), users.get(idOrName).id());
        Set<Kind> kinds = KindScopes.readable(caller);
        Owner owner = owners.find(user).orElseThrow(UserDirectory::notFound);
        Run run = run(user.userId(), user, true, kinds, owner, since);
        Told told = tell(run, fields, limit, (most, withContent) -> Stream.of(
                        webaides.changed(user, kinds, run.token().at(), run.counter()).stream()
                                .map(Change::of),
                        entries.changedOf(user, kinds, run.token().at(), run.counter(), most, withContent).stream()
                                .map(Change::of),
                        tombstones.goneOf(user, kinds, run.token().deletionsAfter(), run.counter(), most).stream()
                                .map(Change::of))
                .flatMap(each -> each));
        long base = run.token().base();
        List<EntryView> added = told.entries(row -> row.entry().firstSeq() > base, fields);
        List<EntryView> updated = told.entries(row -> row.entry().firstSeq() <= base, fields);
        List<DeletedEntry> deleted = told.deleted();
        return new UserChanges(
                added,
                updated,
                deleted,
                told.webaides(base),
                tokens.write(told.next()),
                told.more(),
                new ChangeCounts(added.size(), updated.size(), deleted.size()));
    }

    private Run run(Found found, String since) {
        WebAide webaide = found.webaide();
        return run(webaide.id(), webaide.user(), false, Set.of(webaide.kind()), found.owner(), since);
    }

    /** Where a client stands. */
    private Run run(UUID of, UserKey user, boolean ofUser, Set<Kind> kinds, Owner owner, String since) {
        long counter = owner.changeSeq();
        SyncToken token;
        if (since == null) {
            token = SyncToken.first(of, ofUser, counter, kinds);
        } else if (since.equals(LATEST)) {
            token = SyncToken.latest(of, ofUser, counter, kinds);
        } else {
            token = tokens.read(since);
            if (token.ofUser() != ofUser || !token.of().equals(of)) {
                throw SyncTokens.expired("it is of other changes than these");
            }
            if (token.at() > counter || token.start() > counter) {
                throw SyncTokens.expired("it comes from a later state of this server");
            }
            if (!token.kinds().containsAll(kinds)) {
                throw SyncTokens.expired("the API code may read more kinds now");
            }
        }
        return unpurged(new Run(token, user, kinds, owner));
    }

    private static Run unpurged(Run run) {
        run.requireUnpurged(run.owner().purgedSeq());
        return run;
    }

    private Told tell(WebAide webaide, Run run, EntryFields fields, int limit) {
        return tell(
                run,
                fields,
                limit,
                (most, withContent) -> Stream.concat(
                        entries.changedIn(webaide, run.token().at(), run.counter(), most, withContent).stream()
                                .map(Change::of),
                        tombstones.goneFrom(webaide, run.token().deletionsAfter(), run.counter(), most).stream()
                                .map(Change::of)));
    }

    private Told tell(Run run, EntryFields fields, int limit, Reading reading) {
        if (run.token().at() == run.counter()) {
            return new Told(List.of(), run.finished(), false);
        }
        long most = Math.min(limit, run.counter() - run.token().at()) + 1;
        boolean heavy = fields.withContent() && ContentBudget.mayBreak(run.owner(), most);
        if (heavy) {
            memory.take(ContentBudget.BYTES);
        }
        List<Change> changes = reading.upTo((int) most, fields.withContent() && !heavy)
                .sorted(Comparator.comparingLong(Change::seq))
                .toList();
        // what was forgotten between the two reads would be missing
        run.requireUnpurged(owners.find(run.user()).map(Owner::purgedSeq).orElseThrow(UserDirectory::notFound));
        List<Change> page = changes.size() > limit ? changes.subList(0, limit) : changes;
        if (heavy) {
            page = ContentBudget.cut(page, Change::bytes);
        }
        boolean more = page.size() < changes.size();
        SyncToken next = more ? run.token().after(page.get(page.size() - 1).seq(), run.kinds()) : run.finished();
        return new Told(heavy ? withContents(run.user(), page) : page, next, more);
    }

    /** Without those that have changed again in the meantime: they are told under their new number. */
    private List<Change> withContents(UserKey user, List<Change> page) {
        Map<UUID, Long> numbers = page.stream()
                .filter(change -> change.row() != null)
                .collect(Collectors.toMap(change -> change.row().entry().id(), Change::seq));
        Map<UUID, Entry> full = entries.find(user, numbers.keySet(), true);
        List<Change> filled = new ArrayList<>();
        for (Change change : page) {
            if (change.row() == null) {
                filled.add(change);
                continue;
            }
            Entry entry = full.get(change.row().entry().id());
            if (entry != null && entry.changedSeq() == change.seq()) {
                filled.add(Change.of(new Row(entry, change.row().kind(), null, null)));
            }
        }
        return filled;
    }

    /** Reads the changes after the token, each kind of them up to {@code most}. */
    private interface Reading {
        Stream<Change> upTo(int most, boolean withContent);
    }

    /** A request on its way: what the client knows, and what there is. */
    private record Run(SyncToken token, UserKey user, Set<Kind> kinds, Owner owner) {
        long counter() {
            return owner.changeSeq();
        }

        SyncToken finished() {
            return SyncToken.latest(token.of(), token.ofUser(), counter(), kinds);
        }

        void requireUnpurged(long purgedSeq) {
            if ((token.isFirstRun() ? token.start() : token.at()) < purgedSeq) {
                throw SyncTokens.expired("deletions since then are forgotten");
            }
        }
    }

    /** A page. */
    private record Told(List<Change> page, SyncToken next, boolean more) {
        List<EntryView> entries(Predicate<Row> such, EntryFields fields) {
            return page.stream()
                    .map(Change::row)
                    .filter(row -> row != null && such.test(row))
                    .map(row -> fields.view(row.entry(), row.kind()))
                    .toList();
        }

        List<DeletedEntry> deleted() {
            return page.stream()
                    .map(Change::gone)
                    .filter(gone -> gone != null && gone.what() != Tombstone.What.WEBAIDE)
                    .map(DeletedEntry::of)
                    .toList();
        }

        List<NumberedEntry> numbered(Predicate<Row> such, Contents contents) {
            return page.stream()
                    .map(Change::row)
                    .filter(row -> row != null && such.test(row))
                    .map(row -> new NumberedEntry(row.entry(), contents))
                    .toList();
        }

        List<Long> deletedNumbers() {
            return page.stream()
                    .map(Change::gone)
                    .filter(gone -> gone != null && gone.number() != null)
                    .map(Tombstone::number)
                    .toList();
        }

        ContainersChanged webaides(long base) {
            List<WebAide> changed = page.stream()
                    .map(Change::webaide)
                    .filter(webaide -> webaide != null)
                    .toList();
            return new ContainersChanged(
                    changed.stream()
                            .filter(webaide -> webaide.createdSeq() > base)
                            .map(WebAide::view)
                            .toList(),
                    changed.stream()
                            .filter(webaide -> webaide.createdSeq() <= base)
                            .map(WebAide::view)
                            .toList(),
                    page.stream()
                            .map(Change::gone)
                            .filter(gone -> gone != null && gone.what() == Tombstone.What.WEBAIDE)
                            .map(DeletedWebAide::of)
                            .toList());
        }
    }
}
