package org.gatehouse.webaides.content.shape;

import static org.gatehouse.webaides.content.shape.Forms.ADDRESS;
import static org.gatehouse.webaides.content.shape.Forms.COUNTRY;
import static org.gatehouse.webaides.content.shape.Forms.IANA_ZONE;
import static org.gatehouse.webaides.content.shape.Forms.LANGUAGE;
import static org.gatehouse.webaides.content.shape.Forms.MEDIA_TYPE;
import static org.gatehouse.webaides.content.shape.Forms.UID;
import static org.gatehouse.webaides.content.shape.Forms.UTC_DATE_TIME;
import static org.gatehouse.webaides.content.shape.Scalar.BOOLEAN;
import static org.gatehouse.webaides.content.shape.Scalar.LINE;
import static org.gatehouse.webaides.content.shape.Scalar.SHORT_TEXT;
import static org.gatehouse.webaides.content.shape.Scalar.TEXT;
import static org.gatehouse.webaides.content.shape.Scalar.integer;
import static org.gatehouse.webaides.content.shape.Uris.URI_TEXT;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.YearMonth;
import java.util.Set;

/** A contact: the Card of RFC 9553, with what RFC 9555 keeps of a vCard. */
public final class CardShape {
    private static final Rule PREF = integer(1, 100);
    private static final Rule CONTEXTS = Members.set(Words.of("private", "work"));
    private static final Rule ADDRESS_CONTEXTS = Members.set(Words.of("private", "work", "billing", "delivery"));
    private static final Rule SORT_AS = Members.by(LINE, LINE);
    private static final Rule PHONETIC_SYSTEM = Words.of("ipa", "jyut", "piny", "script");

    private static final Rule SERVICE_NAME = Scalar.text(
            name -> name.matches("(?i)impp|(x-)?socialprofile"), "must be impp, socialprofile or x-socialprofile");

    private static final Shape RELATION = object("Relation").with("relation", Members.set(LINE));

    private static final Shape NAME = object("Name")
            .with(
                    "components",
                    Elements.of(object("NameComponent")
                            .requires("value", LINE)
                            .requires(
                                    "kind",
                                    Words.of(
                                            "title",
                                            "given",
                                            "given2",
                                            "surname",
                                            "surname2",
                                            "credential",
                                            "generation",
                                            "separator"))
                            .with("phonetic", LINE)))
            .with("isOrdered", BOOLEAN)
            .with("defaultSeparator", LINE)
            .with("full", SHORT_TEXT)
            .with("sortAs", SORT_AS)
            .with("phoneticScript", LINE)
            .with("phoneticSystem", PHONETIC_SYSTEM);

    private static final Shape ORGANIZATION = object("Organization")
            .with("name", SHORT_TEXT)
            .with(
                    "units",
                    Elements.of(object("OrgUnit").requires("name", SHORT_TEXT).with("sortAs", LINE)))
            .with("sortAs", LINE)
            .with("contexts", CONTEXTS)
            .also(CardShape::namesSomething);

    private static final Shape POSTAL = object("Address")
            .with(
                    "components",
                    Elements.of(object("AddressComponent")
                            .requires("value", SHORT_TEXT)
                            .requires(
                                    "kind",
                                    Words.of(
                                            "room",
                                            "apartment",
                                            "floor",
                                            "building",
                                            "number",
                                            "name",
                                            "block",
                                            "subdistrict",
                                            "district",
                                            "locality",
                                            "region",
                                            "postcode",
                                            "country",
                                            "direction",
                                            "landmark",
                                            "postOfficeBox",
                                            "separator"))
                            .with("phonetic", LINE)))
            .with("isOrdered", BOOLEAN)
            .with("countryCode", COUNTRY)
            .with("coordinates", URI_TEXT)
            .with("timeZone", IANA_ZONE)
            .with("contexts", ADDRESS_CONTEXTS)
            .with("full", SHORT_TEXT)
            .with("defaultSeparator", LINE)
            .with("pref", PREF)
            .with("phoneticScript", LINE)
            .with("phoneticSystem", PHONETIC_SYSTEM);

    private static final Shape ANNIVERSARY = object("Anniversary")
            .requires("kind", Words.of("birth", "death", "wedding"))
            .requires(
                    "date",
                    Variants.of(
                            object("PartialDate")
                                    .with("year", integer(0, 9999))
                                    .with("month", integer(1, 12))
                                    .with("day", integer(1, 31))
                                    .with("calendarScale", LINE)
                                    .also(CardShape::isSomeDate),
                            object("Timestamp").requires("utc", UTC_DATE_TIME)))
            .with("place", POSTAL);

    private static final Shape SPEAK_TO_AS = object("SpeakToAs")
            .with("grammaticalGender", Words.of("animate", "common", "feminine", "inanimate", "masculine", "neuter"))
            .with("pronouns", Members.byId(contextual("Pronouns").requires("pronouns", LINE)));

    private static final Shape NOTE = object("Note")
            .requires("note", TEXT)
            .with("created", UTC_DATE_TIME)
            .with("author", object("Author").with("name", LINE).with("uri", URI_TEXT));

    private static final Shape PERSONAL_INFO = object("PersonalInfo")
            .requires("kind", Words.of("expertise", "hobby", "interest"))
            .requires("value", SHORT_TEXT)
            .with("level", Words.of("high", "medium", "low"))
            .with("listAs", integer(1, Integer.MAX_VALUE))
            .with("label", LINE);

    public static final Shape CARD = card();

    private CardShape() {}

    private static Shape card() {
        Shape card = object("Card")
                .with("version", Words.only("1.0"))
                .with("uid", UID)
                .with("created", UTC_DATE_TIME)
                .with("updated", UTC_DATE_TIME)
                .with("kind", Words.of("individual", "group", "org", "location", "device", "application"))
                .with("language", LANGUAGE)
                .with("members", Members.set(UID))
                .with("prodId", LINE)
                .with("relatedTo", Members.by(SHORT_TEXT, RELATION))
                .with("name", NAME)
                .with("nicknames", Members.byId(contextual("Nickname").requires("name", LINE)))
                .with("organizations", Members.byId(ORGANIZATION))
                .with("speakToAs", SPEAK_TO_AS)
                .with(
                        "titles",
                        Members.byId(object("Title")
                                .requires("name", SHORT_TEXT)
                                .with("kind", Words.of("title", "role"))
                                .with("organizationId", LINE)))
                .with("keywords", Members.set(LINE))
                .with("notes", Members.byId(NOTE))
                .with("personalInfo", Members.byId(PERSONAL_INFO))
                .with("anniversaries", Members.byId(ANNIVERSARY))
                .with("addresses", Members.byId(POSTAL))
                .with("vCardProps", KeptShape.CARD_PROPERTIES)
                .also(CardShape::onlyGroupsHaveMembers);
        communication(card);
        resources(card);
        return card.with(
                "localizations",
                Members.by(LANGUAGE, new Patches(card, Set.of("@type", "version", "uid", "localizations"))));
    }

    private static void communication(Shape card) {
        card.with("emails", Members.byId(labelled("EmailAddress").requires("address", ADDRESS)))
                .with(
                        "phones",
                        Members.byId(labelled("Phone")
                                .requires("number", LINE)
                                .with(
                                        "features",
                                        Members.set(Words.of(
                                                "mobile",
                                                "voice",
                                                "text",
                                                "video",
                                                "main-number",
                                                "textphone",
                                                "fax",
                                                "pager")))))
                .with(
                        "onlineServices",
                        Members.byId(labelled("OnlineService")
                                .with("vCardName", SERVICE_NAME)
                                .with("service", LINE)
                                .with("uri", URI_TEXT)
                                .with("user", LINE)))
                .with(
                        "preferredLanguages",
                        Members.byId(contextual("LanguagePref").requires("language", LANGUAGE)))
                .with(
                        "schedulingAddresses",
                        Members.byId(labelled("SchedulingAddress").requires("uri", URI_TEXT)));
    }

    private static void resources(Shape card) {
        card.with("calendars", Members.byId(resource("Calendar").requires("kind", Words.of("calendar", "freeBusy"))))
                .with("cryptoKeys", Members.byId(resource("CryptoKey", Uris.KEY).with("kind", LINE)))
                .with(
                        "directories",
                        Members.byId(resource("Directory")
                                .requires("kind", Words.of("directory", "entry"))
                                .with("listAs", integer(1, Integer.MAX_VALUE))))
                .with("links", Members.byId(resource("Link").with("kind", Words.of("contact"))))
                .with(
                        "media",
                        Members.byId(
                                resource("Media", Uris.MEDIA).requires("kind", Words.of("photo", "sound", "logo"))));
    }

    private static Shape object(String type) {
        return Shape.of(type).with("vCardParams", KeptShape.PARAMETERS).with("vCardName", KeptShape.NAME);
    }

    private static Shape contextual(String type) {
        return object(type).with("contexts", CONTEXTS).with("pref", PREF);
    }

    private static Shape labelled(String type) {
        return contextual(type).with("label", LINE);
    }

    private static Shape resource(String type) {
        return resource(type, URI_TEXT);
    }

    private static Shape resource(String type, Rule uri) {
        return labelled(type).requires("uri", uri).with("mediaType", MEDIA_TYPE);
    }

    private static void namesSomething(JsonNode organization, Place place) {
        if (!organization.has("name") && !organization.has("units")) {
            place.at("name").refuse("is required where there are no units");
        }
    }

    private static void isSomeDate(JsonNode date, Place place) {
        int month = date.path("month").asInt();
        if (date.has("day") && !date.has("month")) {
            place.at("month").refuse("is required where there is a day");
        } else if (!date.has("year") && !date.has("month")) {
            place.at("year").refuse("is required where there is no month");
        } else if (date.has("day") && !date.has("calendarScale")) {
            int year = date.path("year").asInt(2000); // a leap year
            if (date.path("day").asInt() > YearMonth.of(year, month).lengthOfMonth()) {
                place.at("day").refuse("must be a day of that month");
            }
        }
    }

    private static void onlyGroupsHaveMembers(JsonNode card, Place place) {
        if (card.has("members") && !card.path("kind").asText().equals("group")) {
            place.at("members").refuse("may be there for a card of kind group only");
        }
    }
}
