package org.gatehouse.webaides;

import org.gatehouse.webaides.content.Content;
import org.gatehouse.webaides.content.Contents;
import org.gatehouse.webaides.content.Kind;

/** A whole entry as a client sends it, in one form or another. */
sealed interface SentEntry permits EntryDraft, EntryText {
    /** The name that stands beside what it says; null if none does. */
    String uid();

    /**
     * What it says.
     *
     * @param uid its name, if it names none itself
     * @param before what the entry says so far; null if there is none, or if that is not known
     */
    Content read(Contents contents, Kind kind, String uid, Content before);

    /** Whether some of what the entry said before stays, because it cannot be said in this form. */
    boolean keepsWhatItCannotSay();
}
