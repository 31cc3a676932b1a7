package org.gatehouse.webaides.content.files;

import java.io.IOException;
import java.io.InputStream;

/** Files of each format, read item by item. */
public final class Imports {
    private Imports() {}

    /** vCards of any version. */
    public static Items cards(InputStream in) {
        return new CardItems(in);
    }

    /**
     * Events or tasks. Reads the whole file, and puts it aside until it is closed.
     *
     * @param name VEVENT or VTODO
     */
    public static Items calendar(InputStream in, String name) throws IOException {
        return new CalendarItems(in, name);
    }

    public static Items contactSheet(InputStream in) throws IOException {
        return new SheetItems(in, ContactSheet::column, ContactSheet::card);
    }

    public static Items linkSheet(InputStream in) throws IOException {
        return new SheetItems(in, LinkSheet::column, LinkSheet::link);
    }

    public static Items bookmarks(InputStream in) {
        return new BookmarkItems(in);
    }

    public static Items notes(InputStream in) {
        return new NoteItems(in);
    }
}
