package org.gatehouse.webaides;

import org.gatehouse.api.TextBody;
import org.gatehouse.webaides.content.Content;
import org.gatehouse.webaides.content.Contents;
import org.gatehouse.webaides.content.Kind;

/** An entry that a client sends as vCard or iCalendar. */
record EntryText(TextBody body) implements SentEntry {
    @Override
    public String uid() {
        return null;
    }

    @Override
    public Content read(Contents contents, Kind kind, String uid, Content before) {
        FileFormats.requireEntry(kind, body.type());
        return contents.readStandard(kind, body.text(), uid, before);
    }

    @Override
    public boolean keepsWhatItCannotSay() {
        return true;
    }
}
