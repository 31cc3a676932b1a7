package org.gatehouse.webaides;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
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

    /** What a patch makes of the content of an entry that is there. */
    Content patched(Kind kind, MergePatch patch, Entry entry) {
        EntryChange change = patch.apply(new EntryChange(contents.json(entry.content())), json);
        return keepingUid(kind, new EntryDraft(null, change.content()), entry);
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
