package org.gatehouse.webaides.content.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.gatehouse.webaides.content.icalendar.CalendarWriter;
import org.gatehouse.webaides.content.lines.Component;
import org.gatehouse.webaides.content.vcard.CardWriter;
import org.gatehouse.webaides.content.vcard.Version;
import org.jsoup.nodes.Entities;

/** Files of each format, written item by item. */
public final class Exports {
    private Exports() {}

    /** A file that is being written; {@link #end} completes and flushes it, and leaves the stream open. */
    public abstract static class Export {
        final Writer out;

        Export(OutputStream out) {
            this.out = new BufferedWriter(new OutputStreamWriter(out, UTF_8), 64 * 1024);
        }

        public abstract void add(ObjectNode document, String uid) throws IOException;

        public void end() throws IOException {
            out.flush();
        }
    }

    public static Export cards(OutputStream stream, Version version) {
        return new Export(stream) {
            @Override
            public void add(ObjectNode card, String uid) throws IOException {
                out.write(CardWriter.write(card, version));
            }
        };
    }

    public static Export calendar(OutputStream stream) throws IOException {
        return new CalendarExport(stream);
    }

    public static Export contactSheet(OutputStream stream) throws IOException {
        return new SheetExport(stream, ContactSheet.COLUMNS, ContactSheet::cells);
    }

    public static Export linkSheet(OutputStream stream) throws IOException {
        return new SheetExport(stream, LinkSheet.COLUMNS, LinkSheet::cells);
    }

    public static Export notes(OutputStream stream) {
        return new Export(stream) {
            @Override
            public void add(ObjectNode note, String uid) throws IOException {
                out.write(NoteMark.text(note, uid) + "\n");
                for (String line : note.path("body").asText("").split("\n", -1)) {
                    out.write(NoteMark.escaped(line) + "\n");
                }
                out.write("\n");
            }
        };
    }

    public static Export bookmarks(OutputStream stream) throws IOException {
        Export export = new Export(stream) {
            @Override
            public void add(ObjectNode link, String uid) throws IOException {
                String url = link.path("url").asText();
                out.write("<DT><A HREF=\"" + Entities.escape(url) + "\"");
                if (link.has("keywords")) {
                    out.write(" TAGS=\""
                            + Entities.escape(LinkSheet.keywords(link).replace(", ", ",")) + "\"");
                }
                out.write(" DATA-UID=\"" + Entities.escape(uid) + "\">");
                out.write(Entities.escape(link.path("title").asText(url)) + "</A>\n");
                if (link.has("description")) {
                    String text =
                            Entities.escape(link.path("description").asText()).replace("\n", "<BR>");
                    out.write("<DD>" + text + "\n");
                }
            }

            @Override
            public void end() throws IOException {
                out.write("</DL>\n");
                super.end();
            }
        };
        export.out.write("""
                <!DOCTYPE NETSCAPE-Bookmark-file-1>
                <META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
                <TITLE>Bookmarks</TITLE>
                <H1>Bookmarks</H1>
                <DL>
                """);
        return export;
    }

    /** One VCALENDAR; another where two objects mean different zones by one name. */
    private static final class CalendarExport extends Export {
        private static final int ALL_HISTORY = 1970;

        private final Map<String, String> zones = new HashMap<>();

        CalendarExport(OutputStream stream) throws IOException {
            super(stream);
            out.write(CalendarWriter.begin());
        }

        @Override
        public void add(ObjectNode object, String uid) throws IOException {
            Map<String, String> needed = new HashMap<>();
            for (Component zone : CalendarWriter.zones(object, ALL_HISTORY)) {
                needed.put(zone.value("TZID"), text(zone));
            }
            if (needed.entrySet().stream().anyMatch(zone -> !zones.getOrDefault(zone.getKey(), zone.getValue())
                    .equals(zone.getValue()))) {
                out.write(CalendarWriter.end() + CalendarWriter.begin());
                zones.clear();
            }
            for (Map.Entry<String, String> zone : needed.entrySet()) {
                if (zones.put(zone.getKey(), zone.getValue()) == null) {
                    out.write(zone.getValue());
                }
            }
            for (Component component : CalendarWriter.components(object)) {
                out.write(text(component));
            }
        }

        private static String text(Component component) {
            StringBuilder text = new StringBuilder();
            component.write(text);
            return text.toString();
        }

        @Override
        public void end() throws IOException {
            out.write(CalendarWriter.end());
            super.end();
        }
    }

    /** Rows under the names of their columns. */
    private static final class SheetExport extends Export {
        private final List<String> columns;
        private final BiFunction<JsonNode, String, Map<String, String>> cells;
        private final CsvGenerator csv;

        SheetExport(OutputStream stream, List<String> columns, BiFunction<JsonNode, String, Map<String, String>> cells)
                throws IOException {
            super(stream);
            this.columns = columns;
            this.cells = cells;
            csv = Sheets.MAPPER.getFactory().createGenerator(out);
            csv.setSchema(CsvSchema.emptySchema().withLineSeparator("\r\n"));
            csv.writeStartArray();
            for (String column : columns) {
                csv.writeString(column);
            }
            csv.writeEndArray();
        }

        @Override
        public void add(ObjectNode document, String uid) throws IOException {
            Map<String, String> row = cells.apply(document, uid);
            csv.writeStartArray();
            for (String column : columns) {
                csv.writeString(row.get(column) == null ? "" : row.get(column));
            }
            csv.writeEndArray();
        }

        @Override
        public void end() throws IOException {
            csv.flush();
            super.end();
        }
    }
}
