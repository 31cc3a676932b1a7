package org.gatehouse.webaides;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.StrictJson;
import org.gatehouse.webaides.content.Content;
import org.gatehouse.webaides.content.Contents;
import org.gatehouse.webaides.content.Kind;

/** Judges what clients send as entries; pointers are those of the body. */
@ApplicationScoped
class EntryDrafts {
    @Inject
    Contents contents;

    @Inject
    StrictJson json;

    /** The content of an entry that is new under this id. */
    Content judge(Kind kind, SentEntry draft, UUID id) {
        Content content = read(kind, draft, draft.uid() == null ? madeUp(id) : draft.uid(), null);
        if (draft.uid() != null && !draft.uid().equals(content.uid())) {
            throw CommonProblem.INVALID_BODY.at("/uid", "is another than the content's");
        }
        return content;
    }

    /** The same draft as the content of an entry that is there. */
    Content judge(Kind kind, SentEntry draft, Entry entry) {
        if (draft.uid() != null && !draft.uid().equals(entry.uid())) {
            throw changedUid("/uid");
        }
        return keepingUid(kind, draft, entry);
    }

    /** What a patch of an entry does with what the entry says. */
    UnaryOperator<ObjectNode> change(MergePatch patch) {
        return present -> patch.apply(new EntryChange(present), json).content();
    }

    /** What a change makes of the content of an entry that is there; empty if it gives back the very thing that it was given. */
    @SuppressWarnings("ReferenceEquality") // a patch after which all is equal is a change all the same
    Optional<Content> changed(Kind kind, UnaryOperator<ObjectNode> change, Entry entry) {
        ObjectNode present = contents.json(entry.content());
        ObjectNode changed = change.apply(present);
        return changed == present
                ? Optional.empty()
                : Optional.of(keepingUid(kind, new EntryDraft(null, changed), entry));
    }

    /** The UID of an entry that was given none. */
    static String madeUp(UUID id) {
        return "urn:uuid:" + id;
    }

    private Content keepingUid(Kind kind, SentEntry draft, Entry entry) {
        Content content = read(kind, draft, entry.uid(), entry.content());
        if (!content.uid().equals(entry.uid())) {
            throw changedUid("/content/uid");
        }
        return content;
    }

    private Content read(Kind kind, SentEntry draft, String uid, Content before) {
        try {
            Content content = draft.read(contents, kind, uid, before);
            if (content.uid().length() > EntryDraft.MAX_UID) {
                throw CommonProblem.INVALID_BODY.at("/uid", "must have at most 255 characters");
            }
            return content;
        } catch (ApiException refusal) {
            throw refusal.under("/content");
        }
    }

    private static ApiException changedUid(String pointer) {
        return CommonProblem.INVALID_BODY.at(pointer, "stays as long as the entry lives");
    }
}
