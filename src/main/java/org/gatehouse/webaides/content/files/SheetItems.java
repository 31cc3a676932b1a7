package org.gatehouse.webaides.content.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
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
    private JsonParser rows; // token by token, for nobody knows how many cells a row has
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
            rows = Sheets.MAPPER.reader(schema).createParser(reader);
            this.columns = header(columns);
        } catch (IOException | RuntimeException e) {
            failure = failure(e);
        }
    }

    private List<String> header(Function<String, String> known) throws IOException {
        List<String> names = new ArrayList<>();
        if (rows.nextToken() == JsonToken.START_ARRAY) {
            while (rows.nextToken() != JsonToken.END_ARRAY) {
                if (names.size() >= Sheets.MAX_COLUMNS) {
                    throw new TooLarge("at most " + Sheets.MAX_COLUMNS + " columns are taken");
                }
                String name = known.apply(rows.getText().strip());
                names.add(names.contains(name) ? null : name);
            }
        }
        if (names.stream().allMatch(name -> name == null)) {
            throw new MalformedLine("has no column that is known here");
        }
        return names;
    }

    @Override
    public Item next() throws IOException {
        if (failure == null) {
            try {
                while (rows.nextToken() == JsonToken.START_ARRAY) {
                    Map<String, String> cells = cells();
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

    /** The cells of the row that has begun, but for those that stand below no column. */
    private Map<String, String> cells() throws IOException {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; rows.nextToken() != JsonToken.END_ARRAY; i++) {
            String column = i < columns.size() ? columns.get(i) : null;
            String text =
                    column == null ? "" : rows.getText().replace("\r\n", "\n").strip();
            if (!text.isEmpty()) {
                cells.put(column, text);
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
