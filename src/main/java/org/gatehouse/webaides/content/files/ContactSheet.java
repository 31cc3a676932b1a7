package org.gatehouse.webaides.content.files;

import static org.gatehouse.api.CommonProblem.INVALID_BODY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.webaides.content.vcard.Components;

/** Contacts as rows: what most address books have in common. What else a contact holds is not in the sheet. */
final class ContactSheet {
    static final List<String> COLUMNS = List.of(
            "uid",
            "name",
            "prefix",
            "given",
            "middle",
            "surname",
            "suffix",
            "nickname",
            "organization",
            "department",
            "title",
            "email",
            "email2",
            "email3",
            "phone",
            "phone2",
            "mobile",
            "fax",
            "street",
            "locality",
            "region",
            "postcode",
            "country",
            "url",
            "birthday",
            "keywords",
            "note");

    /** The columns of others, in lower case and with nothing but letters and digits. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("fullname", "name"),
            Map.entry("displayname", "name"),
            Map.entry("fn", "name"),
            Map.entry("nameprefix", "prefix"),
            Map.entry("firstname", "given"),
            Map.entry("givenname", "given"),
            Map.entry("middlename", "middle"),
            Map.entry("additionalname", "middle"),
            Map.entry("lastname", "surname"),
            Map.entry("familyname", "surname"),
            Map.entry("namesuffix", "suffix"),
            Map.entry("company", "organization"),
            Map.entry("organizationname", "organization"),
            Map.entry("organization1name", "organization"),
            Map.entry("organizationdepartment", "department"),
            Map.entry("jobtitle", "title"),
            Map.entry("organizationtitle", "title"),
            Map.entry("organization1title", "title"),
            Map.entry("emailaddress", "email"),
            Map.entry("email1value", "email"),
            Map.entry("primaryemail", "email"),
            Map.entry("email2address", "email2"),
            Map.entry("email2value", "email2"),
            Map.entry("secondaryemail", "email2"),
            Map.entry("email3address", "email3"),
            Map.entry("email3value", "email3"),
            Map.entry("phone1value", "phone"),
            Map.entry("businessphone", "phone"),
            Map.entry("workphone", "phone"),
            Map.entry("phone2value", "phone2"),
            Map.entry("homephone", "phone2"),
            Map.entry("mobilephone", "mobile"),
            Map.entry("mobilenumber", "mobile"),
            Map.entry("businessfax", "fax"),
            Map.entry("faxnumber", "fax"),
            Map.entry("businessstreet", "street"),
            Map.entry("homestreet", "street"),
            Map.entry("address1street", "street"),
            Map.entry("city", "locality"),
            Map.entry("businesscity", "locality"),
            Map.entry("homecity", "locality"),
            Map.entry("address1city", "locality"),
            Map.entry("state", "region"),
            Map.entry("businessstate", "region"),
            Map.entry("address1region", "region"),
            Map.entry("zip", "postcode"),
            Map.entry("postalcode", "postcode"),
            Map.entry("businesspostalcode", "postcode"),
            Map.entry("address1postalcode", "postcode"),
            Map.entry("businesscountryregion", "country"),
            Map.entry("address1country", "country"),
            Map.entry("website", "url"),
            Map.entry("webpage", "url"),
            Map.entry("website1value", "url"),
            Map.entry("birthdate", "birthday"),
            Map.entry("notes", "note"),
            Map.entry("categories", "keywords"),
            Map.entry("labels", "keywords"));

    private static final List<String> NAME = List.of("surname", "given", "middle", "prefix", "suffix");
    private static final List<String> NAME_KINDS = List.of("surname", "given", "given2", "title", "credential");
    private static final List<String> ADDRESS = List.of("street", "locality", "region", "postcode", "country");
    private static final List<String> ADDRESS_KINDS = List.of("name", "locality", "region", "postcode", "country");

    private ContactSheet() {}

    /** Our name of a column, or null. */
    static String column(String header) {
        String key = header.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return COLUMNS.contains(key) ? key : ALIASES.get(key);
    }

    static ObjectNode card(Map<String, String> cells) {
        ObjectNode card = JsonNodeFactory.instance.objectNode();
        if (cells.containsKey("name")) {
            card.withObjectProperty("name").put("full", cells.get("name"));
        }
        components(cells, NAME, NAME_KINDS, "name", card);
        one(cells, "nickname", "nicknames", "name", card);
        if (cells.containsKey("organization") || cells.containsKey("department")) {
            ObjectNode organization = card.withObjectProperty("organizations").putObject("1");
            put(organization, "name", cells.get("organization"));
            if (cells.containsKey("department")) {
                organization.withArray("units").addObject().put("name", cells.get("department"));
            }
        }
        one(cells, "title", "titles", "name", card);
        for (String column : List.of("email", "email2", "email3")) {
            one(cells, column, "emails", "address", card);
        }
        for (String column : List.of("phone", "phone2", "mobile", "fax")) {
            ObjectNode phone = one(cells, column, "phones", "number", card);
            if (phone != null && !column.startsWith("phone")) {
                phone.putObject("features").put(column, true);
            }
        }
        if (ADDRESS.stream().anyMatch(cells::containsKey)) {
            components(cells, ADDRESS, ADDRESS_KINDS, "1", card.withObjectProperty("addresses"));
        }
        one(cells, "url", "links", "uri", card);
        birthday(cells.get("birthday"), card);
        for (String keyword : cells.getOrDefault("keywords", "").split("[,;]", -1)) {
            if (!keyword.isBlank()) {
                card.withObjectProperty("keywords").put(keyword.strip(), true);
            }
        }
        one(cells, "note", "notes", "note", card);
        return card;
    }

    private static void components(
            Map<String, String> cells, List<String> columns, List<String> kinds, String member, ObjectNode holder) {
        for (int i = 0; i < columns.size(); i++) {
            if (cells.containsKey(columns.get(i))) {
                holder.withObjectProperty(member)
                        .withArray("components")
                        .addObject()
                        .put("kind", kinds.get(i))
                        .put("value", cells.get(columns.get(i)));
            }
        }
    }

    private static ObjectNode one(
            Map<String, String> cells, String column, String map, String member, ObjectNode card) {
        if (!cells.containsKey(column)) {
            return null;
        }
        ObjectNode objects = card.withObjectProperty(map);
        return objects.putObject(Integer.toString(objects.size() + 1)).put(member, cells.get(column));
    }

    private static void put(ObjectNode object, String member, String text) {
        if (text != null) {
            object.put(member, text);
        }
    }

    /** Another date than one of ISO 8601 could mean two days. */
    private static void birthday(String text, ObjectNode card) {
        if (text == null) {
            return;
        }
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            throw INVALID_BODY.at("/anniversaries/1/date", "must be written as 1815-12-10");
        }
        ObjectNode birth =
                card.withObjectProperty("anniversaries").putObject("1").put("kind", "birth");
        birth.putObject("date")
                .put("year", Integer.parseInt(text.substring(0, 4)))
                .put("month", Integer.parseInt(text.substring(5, 7)))
                .put("day", Integer.parseInt(text.substring(8)));
    }

    static Map<String, String> cells(JsonNode card, String uid) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("uid", uid);
        cells.put("name", card.path("name").path("full").asText(null));
        parts(card.path("name"), NAME, NAME_KINDS, cells);
        cells.put("nickname", first(card.path("nicknames"), "name"));
        cells.put("organization", first(card.path("organizations"), "name"));
        for (JsonNode organization : card.path("organizations")) {
            cells.putIfAbsent(
                    "department",
                    organization.path("units").path(0).path("name").asText(null));
        }
        cells.put("title", first(card.path("titles"), "name"));
        int email = 0;
        for (JsonNode each : card.path("emails")) {
            cells.put(
                    email == 0 ? "email" : "email" + (email + 1),
                    each.path("address").asText());
            email++;
        }
        for (JsonNode each : card.path("phones")) {
            JsonNode features = each.path("features");
            String column = features.has("mobile") ? "mobile" : features.has("fax") ? "fax" : "phone";
            cells.putIfAbsent(
                    cells.containsKey("phone") && column.equals("phone") ? "phone2" : column,
                    each.path("number").asText());
        }
        for (JsonNode address : card.path("addresses")) {
            parts(address, ADDRESS, ADDRESS_KINDS, cells);
            break;
        }
        cells.put("url", first(card.path("links"), "uri"));
        for (JsonNode each : card.path("anniversaries")) {
            JsonNode date = each.path("date");
            if (each.path("kind").asText().equals("birth") && date.has("year") && date.has("day")) {
                cells.putIfAbsent(
                        "birthday",
                        String.format(
                                Locale.ROOT,
                                "%04d-%02d-%02d",
                                date.path("year").asInt(),
                                date.path("month").asInt(),
                                date.path("day").asInt()));
            }
        }
        List<String> keywords = new ArrayList<>();
        card.path("keywords").fieldNames().forEachRemaining(keywords::add);
        cells.put("keywords", String.join(", ", keywords));
        cells.put("note", first(card.path("notes"), "note"));
        return cells;
    }

    private static void parts(JsonNode holder, List<String> columns, List<String> kinds, Map<String, String> cells) {
        for (int i = 0; i < columns.size(); i++) {
            String text = Components.read(holder, List.of(kinds.get(i)));
            if (!text.isEmpty()) {
                cells.put(columns.get(i), text);
            }
        }
    }

    private static String first(JsonNode map, String member) {
        for (JsonNode each : map) {
            return each.path(member).asText(null);
        }
        return null;
    }
}
