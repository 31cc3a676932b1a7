package org.gatehouse.factors.hardware;

import static org.gatehouse.factors.FactorProblem.TOKEN_FILE_UNREADABLE;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;

/**
 * Tokens in CSV (RFC 4180), in UTF-8, whose first row names the columns: those of {@link HardwareTokenDraft}, in any order and
 * case. Cells may be parted by commas, semicolons or tabs. A column of another name is refused: what it says would be lost.
 */
final class CsvRows implements TokenRows {
    private static final Map<String, String> COLUMNS = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private static final Set<String> NUMBERS = Set.of("digits", "timeStep", "counter");
    private static final Set<String> WORDS = Set.of("type", "algorithm");
    private static final int AHEAD = 1000;
    private static final int MAX_CELL = 100_000;

    private static final CsvMapper MAPPER = CsvMapper.builder(CsvFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(MAX_CELL)
                            .build())
                    .build())
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    static {
        for (String column : List.of(
                "serialNumber", "type", "digits", "timeStep", "algorithm", "seed", "seedBase32", "alias", "counter")) {
            COLUMNS.put(column, column);
        }
    }

    private final JsonParser cells;
    private final List<String> columns = new ArrayList<>();

    /**
     * Reads the names of the columns.
     *
     * @throws ApiException 400 {@code token-file-unreadable}
     */
    CsvRows(InputStream in) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()), 4 * AHEAD);
        try {
            CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(reader));
            cells = MAPPER.reader(schema).createParser(reader);
            readColumns();
        } catch (JsonProcessingException | CharacterCodingException e) {
            throw unreadable(e);
        }
    }

    @Override
    public TokenRow next() throws IOException {
        try {
            while (cells.nextToken() == JsonToken.START_ARRAY) {
                ObjectNode draft = JsonNodeFactory.instance.objectNode();
                boolean whole = readRow(draft);
                if (!whole) {
                    return TokenRow.refused(
                            draft.path("serialNumber").textValue(),
                            CommonProblem.INVALID_BODY.at("", "has more cells than there are columns"));
                }
                if (!draft.isEmpty()) {
                    return TokenRow.read(draft);
                }
            }
            return null;
        } catch (JsonProcessingException | CharacterCodingException e) {
            throw unreadable(e);
        }
    }

    private void readColumns() throws IOException {
        if (cells.nextToken() == JsonToken.START_ARRAY) {
            while (cells.nextToken() != JsonToken.END_ARRAY) {
                String column = COLUMNS.get(cells.getText().strip());
                if (column == null || columns.contains(column)) {
                    throw TOKEN_FILE_UNREADABLE.because(
                            "column %d has no name that is known here, or that of another", columns.size() + 1);
                }
                columns.add(column);
            }
        }
        if (!columns.containsAll(List.of("serialNumber", "type"))
                || !(columns.contains("seed") || columns.contains("seedBase32"))) {
            throw TOKEN_FILE_UNREADABLE.because("the first row must name the columns serialNumber, type and seed");
        }
    }

    /** Whether there was a column for every cell. */
    private boolean readRow(ObjectNode draft) throws IOException {
        boolean whole = true;
        for (int i = 0; cells.nextToken() != JsonToken.END_ARRAY; i++) {
            String cell = cells.getText().strip();
            if (!cell.isEmpty() && i < columns.size()) {
                put(draft, columns.get(i), cell);
            }
            whole &= cell.isEmpty() || i < columns.size();
        }
        return whole;
    }

    private static void put(ObjectNode draft, String column, String cell) {
        if (NUMBERS.contains(column) && cell.matches("[0-9]{1,18}")) {
            draft.put(column, Long.parseLong(cell));
        } else if (WORDS.contains(column)) {
            draft.put(column, cell.toLowerCase(Locale.ROOT).replace("-", ""));
        } else {
            draft.put(column, cell);
        }
    }

    /** The character that is found most often in the first line; a mark of the byte order is passed over. */
    private static char separator(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        reader.mark(AHEAD);
        char[] ahead = new char[AHEAD];
        int length = Math.max(0, reader.read(ahead));
        reader.reset();
        String line = new String(ahead, 0, length).lines().findFirst().orElse("");
        char most = ',';
        for (char separator : new char[] {';', '\t'}) {
            if (count(line, separator) > count(line, most)) {
                most = separator;
            }
        }
        return most;
    }

    private static long count(String line, char separator) {
        return line.chars().filter(c -> c == separator).count();
    }

    /** In our words: the reader's own could hold a seed. */
    private static ApiException unreadable(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return TOKEN_FILE_UNREADABLE.because("it is not UTF-8");
            }
        }
        int line = e instanceof JsonProcessingException parsing && parsing.getLocation() != null
                ? parsing.getLocation().getLineNr()
                : 0;
        return TOKEN_FILE_UNREADABLE.because(
                "it is no CSV at line %d, or has a cell of more than %d characters", line, MAX_CELL);
    }
}
