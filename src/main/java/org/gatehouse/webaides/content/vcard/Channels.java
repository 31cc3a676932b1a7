package org.gatehouse.webaides.content.vcard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gatehouse.webaides.content.lines.ContentLine;
import org.gatehouse.webaides.content.lines.Values;

/** How somebody is reached: EMAIL, TEL, IMPP, SOCIALPROFILE, URL. */
final class Channels {
    private static final Map<String, String> PHONE_FEATURES = Map.of(
            "cell", "mobile",
            "voice", "voice",
            "text", "text",
            "video", "video",
            "main-number", "main-number",
            "textphone", "textphone",
            "fax", "fax",
            "pager", "pager");

    private static final Set<String> SERVICES = Set.of("IMPP", "SOCIALPROFILE", "X-SOCIALPROFILE");
    private static final List<String> READ = List.of("type", "pref", "label");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Channels() {}

    static void email(CardReader card, ContentLine line) {
        put(card, line, "emails", JSON.objectNode().put("address", Values.text(line)), Map.of(), READ);
    }

    static void phone(CardReader card, ContentLine line) {
        String number = Values.text(line);
        boolean usual = line.first("value").equalsIgnoreCase("uri") && number.startsWith("tel:");
        List<String> read = usual ? List.of("type", "pref", "label", "value") : READ;
        put(card, line, "phones", JSON.objectNode().put("number", number), PHONE_FEATURES, read);
    }

    static void service(CardReader card, ContentLine line) {
        String value = Values.text(line);
        ObjectNode service = JSON.objectNode();
        if (line.first("value").equalsIgnoreCase("text")) {
            service.put("user", value);
        } else {
            service.put("uri", value);
        }
        String named = line.first("service-type");
        if (!named.isEmpty()) {
            service.put("service", named);
        }
        if (line.has("username")) {
            service.put("user", line.first("username"));
        }
        if (!line.name().equals("SOCIALPROFILE")) {
            service.put("vCardName", line.name().toLowerCase(Locale.ROOT));
        }
        put(
                card,
                line,
                "onlineServices",
                service,
                Map.of(),
                List.of("type", "pref", "label", "service-type", "username", "value"));
    }

    static void link(CardReader card, ContentLine line) {
        ObjectNode link = JSON.objectNode().put("uri", Values.text(line));
        if (line.has("mediatype")) {
            link.put("mediaType", line.first("mediatype"));
        }
        put(card, line, "links", link, Map.of(), List.of("type", "pref", "label", "mediatype", "value"));
    }

    private static void put(
            CardReader card,
            ContentLine line,
            String map,
            ObjectNode object,
            Map<String, String> features,
            List<String> read) {
        Parameters.keepTypes(Parameters.read(line, object, features), object);
        card.put(map, object, line, read);
    }

    static void write(Output out) {
        out.each(
                "emails",
                (id, each) ->
                        out.add("EMAIL", Values.escaped(each.path("address").asText()), each, id));
        out.each("phones", (id, each) -> phone(each, id, out));
        out.each("onlineServices", (id, each) -> service(each, id, out));
        out.each("links", (id, each) -> {
            if (!each.has("kind")) {
                ContentLine line = out.line("URL", Output.uri(each.path("uri").asText()), each, id);
                if (each.has("mediaType") && out.version() == Version.V4) {
                    line.with("mediatype", each.path("mediaType").asText());
                }
                out.add(line);
            }
        });
    }

    private static void phone(JsonNode phone, String id, Output out) {
        String number = phone.path("number").asText();
        boolean kept = phone.at("/vCardParams/value").asText().equalsIgnoreCase("uri");
        boolean uri = kept || (number.startsWith("tel:") && out.version() == Version.V4);
        ContentLine line = out.line("TEL", uri ? Output.uri(number) : Values.escaped(number), phone, id);
        for (String feature : names(phone.path("features"))) {
            PHONE_FEATURES.forEach((word, meaning) -> {
                if (meaning.equals(feature)) {
                    line.with("type", word);
                }
            });
        }
        out.add(uri && !kept ? line.with("value", "uri") : line);
    }

    private static void service(JsonNode service, String id, Output out) {
        boolean uri = service.has("uri");
        String value = uri
                ? Output.uri(service.path("uri").asText())
                : Values.escaped(service.path("user").asText());
        boolean old = out.version() == Version.V3;
        String usual = old ? "X-SOCIALPROFILE" : "SOCIALPROFILE";
        String name = service.path("vCardName").asText(usual).toUpperCase(Locale.ROOT);
        ContentLine line = out.line(SERVICES.contains(name) ? name : usual, value, service, id);
        if (service.has("service")) {
            line.with("service-type", service.path("service").asText());
        }
        if (!uri) {
            line.with("value", "text");
        } else if (service.has("user")) {
            line.with("username", service.path("user").asText());
        }
        out.add(line);
    }

    private static List<String> names(JsonNode set) {
        return set.properties().stream().map(Map.Entry::getKey).toList();
    }
}
