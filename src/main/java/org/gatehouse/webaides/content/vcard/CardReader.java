package org.gatehouse.webaides.content.vcard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.gatehouse.webaides.content.lines.Component;
import org.gatehouse.webaides.content.lines.ContentLine;
import org.gatehouse.webaides.content.lines.JsonProperties;
import org.gatehouse.webaides.content.lines.Kept;
import org.gatehouse.webaides.content.lines.MalformedLine;
import org.gatehouse.webaides.content.lines.Values;

/** Reads one vCard. Refuses only what is none: whatever does not fit into the Card is kept as it is. */
public final class CardReader {
    private static final int MAX_LINES = 2_000;

    private static final Set<String> TYPED = Set.of("value"); // what says the type that is meant anyway

    private static final Map<String, BiConsumer<CardReader, ContentLine>> PROPERTIES = Map.ofEntries(
            Map.entry("VERSION", (card, line) -> {}),
            Map.entry("AGENT", (card, line) -> card.agent(line)),
            Map.entry("UID", (card, line) -> card.uid(line)),
            Map.entry("KIND", (card, line) -> card.word("kind", line)),
            Map.entry("X-ADDRESSBOOKSERVER-KIND", (card, line) -> card.word("kind", line)),
            Map.entry("PRODID", (card, line) -> card.text("prodId", line)),
            Map.entry("LANGUAGE", (card, line) -> card.text("language", line)),
            Map.entry("REV", (card, line) -> card.moment("updated", line)),
            Map.entry("CREATED", (card, line) -> card.moment("created", line)),
            Map.entry("MEMBER", (card, line) -> card.members.add(line)),
            Map.entry("X-ADDRESSBOOKSERVER-MEMBER", (card, line) -> card.members.add(line)),
            Map.entry("CATEGORIES", (card, line) -> card.keywords(line)),
            Map.entry("FN", (card, line) -> Names.full(card, line)),
            Map.entry("N", (card, line) -> Names.components(card, line)),
            Map.entry("NICKNAME", (card, line) -> Names.nicknames(card, line)),
            Map.entry("ORG", (card, line) -> Names.organization(card, line)),
            Map.entry("TITLE", (card, line) -> Names.title(card, line, "title")),
            Map.entry("ROLE", (card, line) -> Names.title(card, line, "role")),
            Map.entry("EMAIL", (card, line) -> Channels.email(card, line)),
            Map.entry("TEL", (card, line) -> Channels.phone(card, line)),
            Map.entry("IMPP", (card, line) -> Channels.service(card, line)),
            Map.entry("SOCIALPROFILE", (card, line) -> Channels.service(card, line)),
            Map.entry("X-SOCIALPROFILE", (card, line) -> Channels.service(card, line)),
            Map.entry("URL", (card, line) -> Channels.link(card, line)),
            Map.entry("ADR", (card, line) -> Addresses.read(card, line)),
            Map.entry("NOTE", (card, line) -> Names.note(card, line)),
            Map.entry("BDAY", (card, line) -> Dates.anniversary(card, line, "birth")),
            Map.entry("ANNIVERSARY", (card, line) -> Dates.anniversary(card, line, "wedding")),
            Map.entry("DEATHDATE", (card, line) -> Dates.anniversary(card, line, "death")),
            Map.entry("PHOTO", (card, line) -> Media.read(card, line, "photo")),
            Map.entry("LOGO", (card, line) -> Media.read(card, line, "logo")),
            Map.entry("SOUND", (card, line) -> Media.read(card, line, "sound")),
            Map.entry("JSPROP", (card, line) -> card.later.add(line)));

    private final ObjectNode card = JsonNodeFactory.instance.objectNode();
    private final CardParts parts = new CardParts(card);
    private final List<ContentLine> members = new ArrayList<>();
    private final List<ContentLine> later = new ArrayList<>(); // what points to members that are read before

    private CardReader() {}

    /**
     * The Card that a vCard says.
     *
     * @throws MalformedLine if it is no vCard
     * @throws org.gatehouse.webaides.content.lines.TooLarge if it is beyond the bounds
     */
    public static ObjectNode read(String text) {
        Component vcard = Component.parse(text, MAX_LINES);
        if (!vcard.name().equals("VCARD")) {
            throw new MalformedLine("is no VCARD");
        }
        CardReader reader = new CardReader();
        vcard.properties().forEach(reader::take);
        vcard.components().forEach(reader::agent);
        reader.members.forEach(reader::member);
        reader.later.stream()
                .filter(line -> !JsonProperties.read(line, reader.card))
                .forEach(reader::keep);
        return reader.card;
    }

    /** The version that comes nearest to that of a vCard. */
    public static Version version(String text) {
        return Version.of(Component.parse(text, MAX_LINES).value("VERSION"));
    }

    private void take(ContentLine line) {
        BiConsumer<CardReader, ContentLine> property = PROPERTIES.get(line.name());
        if (property == null) {
            keep(line);
        } else {
            property.accept(this, line);
        }
    }

    void keep(ContentLine line) {
        card.withArray("vCardProps").add(Kept.json(line));
    }

    /** Takes an object into a map of the Card, by its PROP-ID if it has one; keeps the line where it does not fit. */
    void put(String map, ObjectNode object, ContentLine line, List<String> read) {
        Parameters.keep(line, read, object);
        if (!parts.put(map, line.first("prop-id"), object)) {
            keep(line);
        }
    }

    /** Sets a member of the Card, once; keeps the line where it is set, does not fit or says more. */
    void set(String member, JsonNode value, ContentLine line) {
        if (card.has(member) || !Parameters.isPlain(line, TYPED) || !parts.fits(member, value)) {
            keep(line);
        } else {
            card.set(member, value);
        }
    }

    ObjectNode card() {
        return card;
    }

    CardParts parts() {
        return parts;
    }

    /** Is read in any case, for the Card would be another without it. */
    private void uid(ContentLine line) {
        JsonNode uid = card.textNode(Values.text(line));
        boolean taken = !card.has("uid") && parts.fits("uid", uid);
        if (taken) {
            card.set("uid", uid);
        }
        if (!taken || !Parameters.isPlain(line, TYPED)) {
            keep(line);
        }
    }

    private void text(String member, ContentLine line) {
        set(member, card.textNode(Values.text(line)), line);
    }

    private void word(String member, ContentLine line) {
        set(member, card.textNode(Values.text(line).toLowerCase(Locale.ROOT)), line);
    }

    private void moment(String member, ContentLine line) {
        set(member, card.textNode(Dates.utc(line)), line);
    }

    /** Version 2.1 says here that a card follows within this one. */
    private void agent(ContentLine line) {
        if (!line.value().isBlank()) {
            keep(line);
        }
    }

    /** A card within this one, as version 3.0 writes it: in one line. */
    private void agent(Component inner) {
        if (!inner.name().equals("VCARD")) {
            throw new MalformedLine("holds a " + inner.name());
        }
        StringBuilder text = new StringBuilder();
        inner.write(text);
        keep(new ContentLine("AGENT", Values.escaped(text.toString())));
    }

    /** Only groups have members, and what is one may be said after them. */
    private void member(ContentLine line) {
        boolean group = card.path("kind").asText().equals("group");
        if (!group || !Parameters.isPlain(line, TYPED) || !parts.add("members", Values.text(line))) {
            keep(line);
        }
    }

    private void keywords(ContentLine line) {
        List<String> keywords = Values.list(line);
        boolean plain = line.group() == null && line.parameters().isEmpty();
        if (!plain || keywords.isEmpty() || !keywords.stream().allMatch(each -> parts.add("keywords", each))) {
            keep(line);
        }
    }
}
