package org.gatehouse.webaides.content.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gatehouse.api.ApiException;
import org.gatehouse.webaides.content.lines.MalformedLine;
import org.gatehouse.webaides.content.lines.TooLarge;

/**
 * A CSV file whose first row names its columns. Its cells may be parted by commas, semicolons or tabs. A row that is not
 * lawful CSV ends the file, for nobody knows where the next one begins.
 */
final class SheetItems implements Items {
    private static final int HEADER_AHEAD = 16 * 1024;

    private final Function<Map<String, String>, ObjectNode> item;
    private MappingIterator<String[]> rows;
    private RuntimeException failure;
    private List<String> columns = List.of();
    private boolean ended;

    /**
     * Reads a file.
     *
     * @param columns the name by which we know a column; null for one that is passed over
     * @param item makes an item of a row's cells, by the names of their columns
     */
    SheetItems(InputStream in, Function<String, String> columns, Function<Map<String, String>, ObjectNode> item)
            throws IOException {
        this.item = item;
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8.newDecoder()), HEADER_AHEAD);
        try {
            CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(reader));
            rows = Sheets.MAPPER.readerFor(String[].class).with(schema).readValues(reader);
            this.columns = header(columns);
        } catch (IOException | RuntimeException e) {
            failure = failure(e);
        }
    }

    private List<String> header(Function<String, String> known) throws IOException {
        List<String> names = new ArrayList<>();
        if (rows.hasNextValue()) {
            for (String cell : rows.nextValue()) {
                String name = known.apply(cell.strip());
                names.add(names.contains(name) ? null : name);
            }
        }
        if (names.stream().allMatch(name -> name == null)) {
            throw new MalformedLine("has no column that is known here");
        }
        if (names.size() > Sheets.MAX_COLUMNS) {
            throw new TooLarge("at most " + Sheets.MAX_COLUMNS + " columns are taken");
        }
        return names;
    }

    @Override
    public Item next() throws IOException {
        if (failure == null) {
            try {
                while (rows.hasNextValue()) {
                    Map<String, String> cells = cells(rows.nextValue());
                    if (!cells.isEmpty()) {
                        return read(cells);
                    }
                }
                return null;
            } catch (IOException | RuntimeException e) {
                failure = failure(e);
            }
        }
        boolean told = ended;
        ended = true;
        return told ? null : Item.failed(null, failure);
    }

    private Item read(Map<String, String> cells) {
        String uid = cells.remove("uid");
        try {
            return Item.read(item.apply(cells), uid);
        } catch (ApiException e) {
            return Item.failed(uid, e);
        }
    }

    private Map<String, String> cells(String[] row) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(row.length, columns.size()); i++) {
            String text = row[i] == null ? "" : row[i].replace("\r\n", "\n").strip();
            if (columns.get(i) != null && !text.isEmpty()) {
                cells.put(columns.get(i), text);
            }
        }
        return cells;
    }

    /** The character that is found most often in the first line, outside of quotes. */
    private static char separator(BufferedReader reader) throws IOException {
        reader.mark(HEADER_AHEAD);
        skipMark(reader);
        char[] ahead = new char[HEADER_AHEAD - 1];
        int length = Math.max(0, reader.read(ahead));
        reader.reset();
        skipMark(reader);
        int[] found = new int[3];
        boolean quoted = false;
        for (int i = 0; i < length && (quoted || (ahead[i] != '\n' && ahead[i] != '\r')); i++) {
            quoted ^= ahead[i] == '"';
            int which = ",;\t".indexOf(ahead[i]);
            if (which >= 0 && !quoted) {
                found[which]++;
            }
        }
        int most = found[1] > found[0] ? 1 : 0;
        return ",;\t".charAt(found[2] > found[most] ? 2 : most);
    }

    private static void skipMark(Reader reader) throws IOException {
        reader.mark(HEADER_AHEAD);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
    }

    /** What the reader throws, in our words. */
    private static RuntimeException failure(Exception e) throws IOException {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return new MalformedLine("is not UTF-8");
            }
            if (cause instanceof MalformedLine || cause instanceof TooLarge) {
                return (RuntimeException) cause;
            }
            if (cause instanceof JsonProcessingException parsing) {
                long line = parsing.getLocation() == null
                        ? 0
                        : parsing.getLocation().getLineNr();
                return new MalformedLine("is no CSV at line " + line + ", or has a cell of more than " + Sheets.MAX_CELL
                        + " characters");
            }
            if (cause instanceof IOException reading) {
                throw reading;
            }
        }
        throw (RuntimeException) e;
    }
}
