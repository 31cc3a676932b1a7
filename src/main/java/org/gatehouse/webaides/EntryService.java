package org.gatehouse.webaides;

import static org.gatehouse.webaides.WebAideProblem.UID_TAKEN;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.Idempotent;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Preconditions;
import org.gatehouse.audit.AuditService;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Numbers;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;
import org.gatehouse.webaides.EntryWriter.About;
import org.gatehouse.webaides.content.Content;
import org.gatehouse.webaides.content.Contents;

/** Use cases that write one entry. Contents that clients send whole are judged before the owner's lock is taken. */
@ApplicationScoped
@Retrying
@Transactional
class EntryService {
    @Inject
    WebAideReach reach;

    @Inject
    WebAideRepository webaides;

    @Inject
    EntryRepository entries;

    @Inject
    TombstoneRepository tombstones;

    @Inject
    EntryWriter writer;

    @Inject
    EntryDrafts drafts;

    @Inject
    Contents contents;

    @Inject
    Numbers numbers;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    /** What a PUT has come to. */
    record Put(EntryView view, boolean created) {}

    @Idempotent
    EntryView create(String webaideId, SentEntry draft) {
        return create(webaideId, Ids.next(), numbers.next(Numbers.Sequence.WEBAIDE_ENTRY), draft);
    }

    /** Makes it under an id and a number that nobody else has been given. */
    @Idempotent
    EntryView create(String webaideId, UUID id, long number, SentEntry draft) {
        WebAide webaide = reach.toWrite(webaideId).webaide();
        Content content = drafts.judge(webaide.kind(), draft, id);
        List<String> named = content.uid().equals(EntryDrafts.madeUp(id)) ? List.of() : List.of(content.uid());
        EntryWork work = writer.begin(webaide, new About(1, List.of(), named));
        Entry entry = work.create(id, number, content, caller.identity().codeName());
        return written(work, entry, "entry.create");
    }

    Put put(String webaideId, String entryId, Preconditions given, SentEntry draft) {
        WebAide webaide = reach.toWrite(webaideId).webaide();
        UUID id = Ids.parse(entryId)
                .orElseThrow(() -> CommonProblem.INVALID_PARAMETER.because("the id of an entry must be a UUID"));
        Content content = drafts.judge(webaide.kind(), draft, id);
        EntryWork work = writer.begin(webaide, new About(1, List.of(id), List.of()));
        if (!work.has(id)) {
            given.checkAbsent();
            work.taken(entries.takenUids(webaide, List.of(content.uid())));
            long number = numbers.next(Numbers.Sequence.WEBAIDE_ENTRY);
            Entry made =
                    work.createChosen(id, number, content, caller.identity().codeName());
            return new Put(written(work, made, "entry.create"), true);
        }
        Entry before = work.get(id);
        given.check(before.etag());
        if (draft.keepsWhatItCannotSay()) {
            writer.loadContents(work, List.of(id));
            content = drafts.judge(webaide.kind(), draft, work.get(id));
        } else if (!content.uid().equals(before.uid())) {
            content = drafts.judge(webaide.kind(), draft, before);
        }
        return new Put(written(work, work.replace(before, content), "entry.update"), false);
    }

    EntryView patch(String webaideId, String entryId, Preconditions given, MergePatch patch) {
        return change(webaideId, entryId, given, drafts.change(patch));
    }

    /** Has an entry say what {@code change} makes of what it says; nobody else changes it meanwhile. */
    EntryView change(String webaideId, String entryId, Preconditions given, UnaryOperator<ObjectNode> change) {
        WebAide webaide = reach.toWrite(webaideId).webaide();
        UUID id = id(entryId);
        EntryWork work = writer.begin(webaide, new About(1, List.of(id), List.of()));
        Entry before = work.get(id);
        given.check(before.etag());
        writer.loadContents(work, List.of(id));
        Entry full = work.get(id);
        return drafts.changed(webaide.kind(), change, full)
                .map(content -> written(work, work.replace(before, content), "entry.update"))
                .orElseGet(() -> EntryFields.ALL.view(full, webaide.kind()));
    }

    void delete(String webaideId, String entryId, Preconditions given) {
        WebAide webaide = reach.toWrite(webaideId).webaide();
        UUID id = id(entryId);
        EntryWork work = writer.begin(webaide, new About(1, List.of(id), List.of()));
        Entry entry = work.get(id);
        given.check(entry.etag());
        work.delete(entry);
        writer.end(work);
        audit.done("entry.delete", entry.target(), "in " + webaide.id());
    }

    /** Its id stays; for the old container it is deleted, for the new one it is new, for the user it is changed. */
    @Idempotent
    EntryView move(String webaideId, String entryId, Preconditions given, EntryMove move) {
        WebAide from = reach.toWrite(webaideId).webaide();
        WebAide to = webaides.find(caller.organizationId(), move.webaideId())
                .map(WebAideRepository.Found::webaide)
                .filter(other -> other.userId().equals(from.userId()) && other.kind() == from.kind())
                .filter(other -> !other.id().equals(from.id()))
                .orElseThrow(() -> CommonProblem.INVALID_BODY.at(
                        "/webaideId", "must be another WebAide of the same user and kind"));
        UUID id = id(entryId);
        EntryWork work = writer.begin(from, new About(1, List.of(id), List.of()));
        Entry before = work.get(id);
        given.check(before.etag());
        if (!entries.takenUids(to, List.of(before.uid())).isEmpty()) {
            throw UID_TAKEN.because("in the WebAide to which it is to go");
        }
        writer.loadContents(work, List.of(id));
        Entry entry = work.get(id).in(to.id(), work.nextSeq(), work.now());
        entries.move(from.user(), entry);
        tombstones.remove(to, List.of(id));
        tombstones.add(
                from.user(),
                List.of(Tombstone.of(
                        before, from.kind(), Tombstone.What.MOVED, entry.changedSeq(), entry.updatedAt())));
        audit.done("entry.move", entry.target(), "from " + from.id() + " to " + to.id());
        return EntryFields.ALL.view(entry, from.kind());
    }

    private EntryView written(EntryWork work, Entry entry, String action) {
        writer.end(work);
        audit.done(action, entry.target(), "in " + entry.webaideId());
        return EntryFields.ALL.view(entry, work.webaide().kind());
    }

    private static UUID id(String text) {
        return Ids.parse(text).orElseThrow(EntryWork::notFound);
    }
}
