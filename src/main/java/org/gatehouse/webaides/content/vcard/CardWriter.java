package org.gatehouse.webaides.content.vcard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gatehouse.webaides.content.lines.Component;
import org.gatehouse.webaides.content.lines.ContentLine;
import org.gatehouse.webaides.content.lines.Kept;
import org.gatehouse.webaides.content.lines.Unsaid;
import org.gatehouse.webaides.content.lines.Values;

/** Writes a Card as a vCard. What vCard cannot say goes along as JSPROP, so that it comes back. */
public final class CardWriter {
    private static final int MAX_REPEATED = 10_000;

    private CardWriter() {}

    public static String write(ObjectNode card, Version version) {
        Component vcard = said(card, version);
        Unsaid.between(card, back(vcard)).stream()
                .filter(each -> !isTooLong(each))
                .forEach(each -> vcard.add(each.line("JSPROP")));
        return text(vcard);
    }

    /**
     * Takes over what a vCard could not have said, where it says what it would have said before.
     *
     * @param version of the vCard that was read
     */
    public static void keep(ObjectNode before, ObjectNode after, Version version) {
        Unsaid.between(before, back(said(before, version))).forEach(each -> each.takeOver(after));
    }

    /** What would be read without our own properties. */
    private static ObjectNode back(Component vcard) {
        return CardReader.read(text(vcard));
    }

    /** A photo whose type version 3.0 names otherwise would stand there twice. */
    private static boolean isTooLong(Unsaid each) {
        return each.said() != null && each.value().asText().length() > MAX_REPEATED;
    }

    private static Component said(ObjectNode card, Version version) {
        Component vcard = new Component("VCARD");
        Output out = new Output(card, version, vcard);
        vcard.add(new ContentLine("VERSION", version.text()));
        single("PRODID", card.path("prodId"), out);
        if (!keepsUid(card)) {
            single("UID", card.path("uid"), out);
        }
        kind(out);
        Names.write(card, out);
        Channels.write(out);
        Addresses.write(out);
        Dates.write(out);
        Media.write(out);
        if (version == Version.V4) {
            single("LANGUAGE", card.path("language"), out);
        }
        names(card.path("members"))
                .forEach(member -> vcard.add(new ContentLine(
                        version == Version.V4 ? "MEMBER" : "X-ADDRESSBOOKSERVER-MEMBER", Output.uri(member))));
        List<String> keywords = names(card.path("keywords"));
        if (!keywords.isEmpty()) {
            vcard.add(new ContentLine("CATEGORIES", Values.escapedList(keywords)));
        }
        card.path("vCardProps").forEach(kept -> vcard.add(Kept.line(kept)));
        return vcard;
    }

    /** Whether a line that was kept says the UID, and more. */
    private static boolean keepsUid(JsonNode card) {
        for (JsonNode kept : card.path("vCardProps")) {
            ContentLine line = Kept.line(kept);
            if (line.name().equals("UID")
                    && Values.text(line).equals(card.path("uid").asText())) {
                return true;
            }
        }
        return false;
    }

    private static String text(Component vcard) {
        StringBuilder text = new StringBuilder();
        vcard.write(text);
        return text.toString();
    }

    private static void kind(Output out) {
        if (out.version() == Version.V4) {
            single("KIND", out.card().path("kind"), out);
        } else if (out.card().path("kind").asText().equals("group")) {
            single("X-ADDRESSBOOKSERVER-KIND", out.card().path("kind"), out);
        }
    }

    private static void single(String name, JsonNode value, Output out) {
        if (value.isTextual()) {
            out.add(new ContentLine(name, Values.escaped(value.textValue())));
        }
    }

    private static List<String> names(JsonNode set) {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : set.properties()) {
            names.add(each.getKey());
        }
        return names;
    }
}
