package org.gatehouse.dialects.luxsci.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.gatehouse.dialects.luxsci.fields.Slots.Slot;
import org.gatehouse.dialects.luxsci.fields.Slots.TextValue;
import org.gatehouse.dialects.luxsci.fields.Slots.Value;

/** The fields of contacts: the columns of Outlook's CSV. */
final class ContactFields {
    /** As Outlook itself calls them, and as they might be counted. */
    static final Map<String, String> ALIASES = Map.of(
            "E-mail Address 1", "E-mail Address",
            "E-mail 2 Address", "E-mail Address 2",
            "E-mail 3 Address", "E-mail Address 3",
            "E-mail 2 Display Name", "E-mail Display Name 2",
            "E-mail 3 Display Name", "E-mail Display Name 3");

    /** Of an address without components. */
    private static final Set<String> FRAME = Set.of("@type", "contexts", "isOrdered", "defaultSeparator");

    private static final String WORK = "work";
    private static final String HOME = "private";

    /** What JSContact has no member for. */
    private static final List<String> OWN = List.of(
            "Account",
            "Assistant's Name",
            "Billing Information",
            "Gender",
            "Government ID Number",
            "Initials",
            "Keywords",
            "Location",
            "Manager's Name",
            "Mileage",
            "Office Location",
            "Organizational ID Number",
            "Priority",
            "Referred By",
            "Sensitivity",
            "User 1",
            "User 2",
            "User 3",
            "User 4");

    static final List<Part> PARTS = parts();

    private ContactFields() {}

    private static List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(new NameFields());
        parts.add(new Slots(
                "organizations",
                List.of(new Slot(
                        "Company",
                        List.of(new TextValue("Company", "name"), new DepartmentValue("Department")),
                        organization -> {})),
                organization -> List.of("Company"),
                organization -> !organization.has("name") && !organization.has("units")));
        parts.add(new Slots(
                "titles",
                List.of(
                        one("Job Title", new TextValue("Job Title", "name"), null, null),
                        one("Profession", new TextValue("Profession", "name"), "kind", "role")),
                title -> nature(title, "title", Map.of("title", "Job Title", "role", "Profession")),
                without("name")));
        parts.add(addresses());
        parts.add(PhoneFields.part());
        parts.add(emails());
        parts.add(new Slots(
                "links",
                List.of(one("Web Page", new TextValue("Web Page", "uri"), null, null)),
                link -> link.has("kind") ? List.of() : List.of("Web Page"),
                without("uri")));
        parts.add(new Slots(
                "calendars",
                List.of(one("Internet Free Busy", new TextValue("Internet Free Busy", "uri"), "kind", "freeBusy")),
                ofKind("freeBusy", "Internet Free Busy"),
                without("uri")));
        parts.add(new Slots(
                "anniversaries",
                List.of(
                        one("Birthday", new DateValue("Birthday"), "kind", "birth"),
                        one("Anniversary", new DateValue("Anniversary"), "kind", "wedding")),
                anniversary -> DateValue.tells(anniversary)
                        ? nature(anniversary, "", Map.of("birth", "Birthday", "wedding", "Anniversary"))
                        : List.of(),
                without("date")));
        parts.add(new Spouse());
        parts.add(new Slots(
                "personalInfo",
                List.of(one("Hobby", new TextValue("Hobby", "value"), "kind", "hobby")),
                ofKind("hobby", "Hobby"),
                without("value")));
        parts.add(new Slots(
                "preferredLanguages",
                List.of(one("Language", new TextValue("Language", "language"), null, null)),
                language -> List.of("Language"),
                without("language")));
        parts.add(new Slots(
                "notes",
                List.of(one("Notes", new TextValue("Notes", "note"), null, null)),
                note -> List.of("Notes"),
                without("note")));
        OWN.forEach(name -> parts.add(new OwnMember(name, false)));
        parts.add(new OwnMember("Private", true));
        parts.add(new Tags(false));
        return List.copyOf(parts);
    }

    private static Slot one(String name, Value value, String member, String word) {
        return new Slot(name, List.of(value), object -> {
            if (member != null) {
                object.put(member, word);
            }
        });
    }

    private static Part addresses() {
        List<Slot> slots = List.of(address("Business", WORK), address("Home", HOME), address("Other", null));
        return new Slots("addresses", slots, ContactFields::address, address -> Slots.saysNothing(address, FRAME));
    }

    private static Slot address(String name, String context) {
        List<Value> values = new ArrayList<>(List.of(
                new AddressValue(name + " Street", AddressValue.STREET),
                new AddressValue(name + " City", AddressValue.CITY),
                new AddressValue(name + " State", AddressValue.STATE),
                new AddressValue(name + " Postal Code", AddressValue.POSTAL_CODE),
                new AddressValue(name + " Country/Region", AddressValue.COUNTRY)));
        if (WORK.equals(context)) {
            values.add(new AddressValue("PO Box", AddressValue.BOX));
        }
        values.add(new TextValue(name + " Address", "full"));
        return new Slot(name + " Address", values, address -> {
            if (context != null) {
                address.withObjectProperty("contexts").put(context, true);
            }
        });
    }

    private static List<String> address(JsonNode address) {
        JsonNode contexts = address.path("contexts");
        return List.of(contexts.has(WORK) ? "Business Address" : contexts.has(HOME) ? "Home Address" : "Other Address");
    }

    private static Part emails() {
        List<Slot> slots = new ArrayList<>();
        for (String number : List.of("", " 2", " 3")) {
            String name = "E-mail Address" + number;
            slots.add(new Slot(
                    name,
                    List.of(new TextValue(name, "address"), new DisplayNameValue("E-mail Display Name" + number)),
                    email -> {}));
        }
        List<String> names = slots.stream().map(Slot::name).toList();
        return new Slots("emails", slots, email -> names, without("address"));
    }

    private static List<String> nature(JsonNode object, String usual, Map<String, String> places) {
        String place = places.get(object.path("kind").asText(usual));
        return place == null ? List.of() : List.of(place);
    }

    private static Function<JsonNode, List<String>> ofKind(String kind, String place) {
        return object -> nature(object, "", Map.of(kind, place));
    }

    private static Predicate<JsonNode> without(String member) {
        return object -> !object.has(member);
    }
}
