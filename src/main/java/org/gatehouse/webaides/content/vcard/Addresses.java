package org.gatehouse.webaides.content.vcard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.webaides.content.lines.Carets;
import org.gatehouse.webaides.content.lines.ContentLine;
import org.gatehouse.webaides.content.lines.Values;

/** Where somebody lives or works: ADR. */
final class Addresses {
    /** The parts of ADR in their order; those after the country since RFC 9554. */
    private static final List<String> PARTS = List.of(
            "postOfficeBox",
            "apartment",
            "name",
            "locality",
            "region",
            "postcode",
            "country",
            "room",
            "apartment",
            "floor",
            "number",
            "name",
            "building",
            "block",
            "subdistrict",
            "district",
            "landmark",
            "direction");

    private static final int PARTS_OF_OLD = 7;
    private static final int OLD_APARTMENT = 1;
    private static final int OLD_STREET = 2;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final String OLD_LINE_BREAK = "\\n"; // RFC 6350 6.3.1 has it in its example, before RFC 6868
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Addresses() {}

    static void read(CardReader card, ContentLine line) {
        ObjectNode address = JSON.objectNode();
        List<List<String>> parts = Values.parts(line);
        if (!parts.stream().skip(PARTS.size()).allMatch(List::isEmpty)) {
            card.keep(line);
            return;
        }
        for (int i = 0; i < Math.min(parts.size(), PARTS.size()); i++) {
            boolean repeated = (i == OLD_APARTMENT || i == OLD_STREET) && saysAgain(parts, i);
            for (String value : repeated ? List.<String>of() : parts.get(i)) {
                address.withArray("components")
                        .addObject()
                        .put("kind", PARTS.get(i))
                        .put("value", value);
            }
        }
        if (line.has("label")) {
            address.put("full", Carets.decoded(line.first("label")).replace(OLD_LINE_BREAK, "\n"));
        }
        copy(line, "cc", address, "countryCode");
        copy(line, "geo", address, "coordinates");
        copy(line, "tz", address, "timeZone");
        Parameters.keepTypes(Parameters.read(line, address, Map.of()), address);
        card.put("addresses", address, line, List.of("type", "pref", "label", "cc", "geo", "tz"));
    }

    /** Whether the parts since RFC 9554 say all that the old one says: a writer fills it for those who know no others. */
    private static boolean saysAgain(List<List<String>> parts, int old) {
        Set<String> later =
                parts.stream().skip(PARTS_OF_OLD).flatMap(Addresses::words).collect(Collectors.toSet());
        return words(parts.get(old)).allMatch(later::contains);
    }

    private static Stream<String> words(List<String> values) {
        return values.stream().flatMap(NO_WORD::splitAsStream).filter(word -> !word.isEmpty());
    }

    private static void copy(ContentLine line, String parameter, ObjectNode to, String member) {
        if (line.has(parameter)) {
            to.put(member, line.first(parameter));
        }
    }

    static void write(Output out) {
        out.each("addresses", (id, address) -> {
            ContentLine line = out.line("ADR", Values.structured(parts(address), PARTS_OF_OLD), address, id);
            if (out.version() == Version.V4) {
                String label = address.path("full").asText();
                if (!label.contains(OLD_LINE_BREAK)) {
                    parameter(line, "label", Carets.encoded(label));
                }
                parameter(line, "cc", address.path("countryCode").asText());
                parameter(line, "geo", address.path("coordinates").asText());
                parameter(line, "tz", address.path("timeZone").asText());
            }
            out.add(line);
        });
    }

    private static void parameter(ContentLine line, String name, String value) {
        if (!value.isEmpty()) {
            line.with(name, value);
        }
    }

    /** The old parts; what only the new ones can say stands in the street, and in the new ones too. */
    private static List<List<String>> parts(JsonNode address) {
        List<List<String>> parts = new ArrayList<>();
        PARTS.forEach(part -> parts.add(new ArrayList<>()));
        boolean extended = false;
        for (JsonNode each : address.path("components")) {
            extended |= PARTS.indexOf(each.path("kind").asText()) >= PARTS_OF_OLD;
        }
        for (JsonNode each : address.path("components")) {
            String kind = each.path("kind").asText();
            String value = each.path("value").asText();
            int old = PARTS.indexOf(kind);
            if (old >= 0) {
                parts.get(old < PARTS_OF_OLD ? old : OLD_STREET).add(value);
            }
            if (extended && PARTS.lastIndexOf(kind) >= PARTS_OF_OLD) {
                parts.get(PARTS.lastIndexOf(kind)).add(value);
            }
        }
        return parts;
    }
}
