package org.gatehouse.webaides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;
import static org.gatehouse.webaides.Importer.card;
import static org.gatehouse.webaides.Importer.cards;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Waiting;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files into containers. */
class WebAideImportIT {
    private static final String VCARD = "text/vcard";
    private static final Keeper KEEPER = Keeper.fresh();
    private static final Importer IMPORTER = Importer.of(KEEPER);
    private static final ApiClient CLIENT = KEEPER.client();
    private static final String GOOD = card("good", "Good");

    private final String contacts = IMPORTER.container("contacts");

    @Test
    void makesWhatIsNew() {
        Answer answer = IMPORTER.send(contacts, VCARD, cards(3));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode view = answer.json();
        assertThat(view.path("state").asText()).isEqualTo("done");
        assertThat(view.path("format").asText()).isEqualTo(VCARD);
        assertThat(view.path("counts").toString())
                .isEqualTo("{\"read\":3,\"created\":3,\"updated\":0,\"unchanged\":0,\"refused\":0}");
        assertThat(view.path("items").findValuesAsText("status")).containsExactly("201", "201", "201");
        JsonNode first = view.path("items").path(0);
        JsonNode entry =
                CLIENT.get(contacts + "/entries/" + first.path("id").asText()).json();
        assertThat(entry.path("uid")).isEqualTo(first.path("uid"));
        assertThat(entry.path("etag")).isEqualTo(first.path("etag"));
        assertThat(entry.at("/content/name/full").asText()).isEqualTo("Person 0");
    }

    @Test
    void replacesWhatDiffersAndNothingElse() {
        IMPORTER.done(contacts, VCARD, cards(3));
        String since = KEEPER.changes(contacts, "latest", "").path("next").asText();

        JsonNode view = IMPORTER.send(contacts, VCARD, cards(3).replace("Person 1", "Ada") + GOOD)
                .json();

        assertThat(view.path("items").findValuesAsText("outcome"))
                .containsExactly("unchanged", "updated", "unchanged", "created");
        assertThat(view.path("items").findValuesAsText("status")).containsExactly("200", "200", "200", "201");
        JsonNode changes = KEEPER.changes(contacts, since, "");
        assertThat(changes.path("counts").toString()).isEqualTo("{\"added\":1,\"updated\":1,\"deleted\":0}");
        assertThat(changes.at("/updated/0/etag")).isEqualTo(view.at("/items/1/etag"));
        assertThat(IMPORTER.entries(contacts)).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "contacts|text/vcard|BEGIN:VCARD~VERSION:3.0~N:Doe;Jo;;;~FN:Jo~PHOTO;VALUE=uri:https://a.example/x~END:VCARD~",
                "contacts|text/csv|name,email~Ada,ada@example.com~Bob,~",
                "calendar|text/calendar|BEGIN:VCALENDAR~VERSION:2.0~PRODID:x~BEGIN:VEVENT~UID:a~DTSTART:20260301T100000Z~RRULE:FREQ=DAILY~END:VEVENT~END:VCALENDAR~",
                "tasks|text/calendar|BEGIN:VCALENDAR~VERSION:2.0~PRODID:x~BEGIN:VTODO~UID:a~SUMMARY:x~STATUS:COMPLETED~END:VTODO~END:VCALENDAR~",
                "notes|text/markdown|# Title~~text~",
                "links|text/html|<DL><DT><A HREF=\"https://a.example\" TAGS=\"x,y\">A</A><DD>text</DL>",
                "links|text/csv|url,title~https://a.example,A~"
            })
    void changesNothingWhenSentAgain(String kind, String mediaType, String lines) {
        String container = IMPORTER.container(kind);
        String file = lines.replace("~", "\r\n");

        JsonNode first = IMPORTER.done(container, mediaType, file).path("counts");
        String since = KEEPER.changes(container, "latest", "").path("next").asText();
        JsonNode again = IMPORTER.done(container, mediaType, file).path("counts");

        assertThat(first.path("created").asInt())
                .isPositive()
                .isEqualTo(first.path("read").asInt());
        assertThat(again.path("unchanged").asInt()).isEqualTo(first.path("read").asInt());
        assertThat(KEEPER.changes(container, since, "").path("counts").toString())
                .isEqualTo("{\"added\":0,\"updated\":0,\"deleted\":0}");
    }

    /** A sheet has no photos, and other programs know no JSON: neither means that there are none any more. */
    @ParameterizedTest
    @CsvSource({"csv, text/csv", "vcard-3, text/vcard", "vcard-4, text/vcard"})
    void keepsWhatTheFileCannotSay(String format, String mediaType) {
        String content = """
                {"name": {"full": "Ada"}, "example.com:score": [1, 2], "emails": {"e": {"address": "old@example.com"}},
                 "media": {"p": {"kind": "photo", "uri": "https://a.example/ada"}}}""";
        CLIENT.post(contacts + "/entries", "{\"content\": " + content + "}");
        String file = IMPORTER.export(contacts, format).replaceAll("(?m)^(X-)?JSPROP.*\\R( .*\\R)*", "");

        assertThat(IMPORTER.outcomes(contacts, mediaType, file)).containsExactly("unchanged");
        assertThat(IMPORTER.outcomes(contacts, mediaType, file.replace("old@", "new@")))
                .containsExactly("updated");

        JsonNode kept = IMPORTER.entries(contacts).get(0).path("content");
        assertThat(kept.path("emails").toString()).contains("new@example.com").doesNotContain("old@");
        assertThat(kept.at("/media/p/uri").asText()).isEqualTo("https://a.example/ada");
        assertThat(kept.path("example.com:score")).hasSize(2);
    }

    @Test
    void isTheSameForTheSameKey() {
        ApiClient keyed = CLIENT.with("Idempotency-Key", "one");
        Answer first = keyed.send("POST", contacts + "/import", VCARD, cards(2));
        CLIENT.delete(contacts + "/entries/" + first.json().at("/items/0/id").asText());

        Answer again = keyed.send("POST", contacts + "/import", VCARD, cards(2));

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(IMPORTER.entries(contacts)).hasSize(1);
        assertProblem(keyed.send("POST", contacts + "/import", VCARD, cards(3)), 400, "idempotency-key-reused");
    }

    @Test
    void isAudited() {
        IMPORTER.done(contacts, VCARD, cards(2) + "BEGIN:VCARD\r\n");

        String id = contacts.substring("webaides/".length());
        JsonNode event = Lists.all(CLIENT, "audit-events?action=webaide.import", 100).stream()
                .filter(each -> each.path("targetId").asText().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(event.path("detail").asText()).contains("created 2", "refused 1");
        assertThat(event.path("actorName").asText()).isNotEqualTo("the server").isNotEmpty();
    }

    @Test
    void listsItemsByPageAndOutcome() {
        StringBuilder file = new StringBuilder(cards(7));
        file.append("BEGIN:VCARD\r\nVERSION:4.0\r\nUID:x\u0001y\r\nBDAY:never\r\nno colon\r\nEND:VCARD\r\n");
        JsonNode view = IMPORTER.done(contacts, VCARD, file.toString());
        String items = contacts + "/imports/" + view.path("id").asText() + "/items";

        assertThat(Lists.texts(CLIENT, items, "index")).containsExactly("0", "1", "2", "3", "4", "5", "6", "7");
        assertThat(Lists.all(CLIENT, items, 4)).hasSize(8);
        assertThat(Lists.texts(CLIENT, items + "?outcome=refused", "index")).containsExactly("7");
        assertThat(Lists.texts(CLIENT, items + "?outcome=updated", "index")).isEmpty();
        assertProblem(CLIENT.get(items + "?outcome=lost"), 400, "invalid-parameter");
        String cursor = CLIENT.get(items + "?limit=2").json().path("next").asText();
        assertProblem(CLIENT.get(items + "?outcome=refused&cursor=" + cursor), 400, "invalid-cursor");
    }

    @Test
    void goesOnAfterASecond() {
        Answer answer = IMPORTER.send(contacts, VCARD, cards(8_000));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("state").asText()).isEqualTo("running");
        String location = answer.location();
        Set<Integer> seen = new HashSet<>();
        Waiting.until(
                () -> {
                    JsonNode view = CLIENT.get(location).json();
                    seen.add(view.at("/counts/read").asInt());
                    return view.path("state").asText().equals("done");
                },
                Duration.ofMinutes(3),
                () -> "not done: " + CLIENT.get(location).text());
        assertThat(seen).contains(8_000).hasSizeGreaterThan(2);
        JsonNode view = CLIENT.get(location).json();
        assertThat(view.at("/counts/created").asInt()).isEqualTo(8_000);
        assertThat(view.path("finishedAt").asText())
                .isGreaterThan(view.path("createdAt").asText());
        assertThat(IMPORTER.items(contacts, view)).hasSize(8_000);
        assertThat(IMPORTER.entries(contacts)).hasSize(8_000);
    }

    @Test
    void endsWithItsContainer() {
        Answer answer = IMPORTER.send(contacts, VCARD, cards(20_000));
        assertThat(answer.status()).isEqualTo(202);

        assertThat(CLIENT.delete(contacts).status()).isEqualTo(204);

        assertProblem(CLIENT.get(answer.location()), 404, "webaide-not-found");
        String id = contacts.substring("webaides/".length());
        Waiting.until(
                () -> Lists.all(CLIENT, "audit-events?action=webaide.import", 100).stream()
                        .anyMatch(event -> event.path("targetId").asText().equals(id)
                                && event.path("detail").asText().endsWith("/problems/webaide-not-found")),
                Duration.ofMinutes(1),
                () -> "the import did not end");
    }

    @Test
    void knowsOnlyItsOwnImports() {
        String other = IMPORTER.container("contacts");
        String id = IMPORTER.done(contacts, VCARD, GOOD).path("id").asText();

        assertProblem(CLIENT.get(other + "/imports/" + id), 404, "import-not-found");
        assertProblem(CLIENT.get(other + "/imports/" + id + "/items"), 404, "import-not-found");
        assertProblem(CLIENT.get(contacts + "/imports/x"), 404, "import-not-found");
    }

    @Test
    void remembersTenOfAContainer() {
        String first = IMPORTER.done(contacts, VCARD, GOOD).path("id").asText();
        List<String> others = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            others.add(IMPORTER.done(contacts, VCARD, GOOD).path("id").asText());
        }

        Waiting.until(
                () -> CLIENT.get(contacts + "/imports/" + first).status() == 404,
                Duration.ofSeconds(20),
                () -> "the first is still there");
        assertThat(others).allSatisfy(id -> assertThat(
                        CLIENT.get(contacts + "/imports/" + id).status())
                .isEqualTo(200));
    }

    @Nested
    class Takes {
        @ParameterizedTest
        @CsvSource({
            "contacts, application/json",
            "contacts, text/plain",
            "contacts, text/calendar",
            "contacts, text/vcard; charset=iso-8859-1",
            "notes, text/vcard",
            "calendar, text/html",
            "links, text/markdown"
        })
        void noOtherMediaTypes(String kind, String mediaType) {
            assertProblem(IMPORTER.send(IMPORTER.container(kind), mediaType, "x"), 415, "unsupported-media-type");
        }

        @Test
        void noBodyWithoutAMediaType() {
            assertProblem(CLIENT.send("POST", contacts + "/import"), 415, "unsupported-media-type");
        }

        @Test
        void anEmptyFile() {
            Answer answer = IMPORTER.send(contacts, "text/vcard; charset=UTF-8; version=3.0", "");

            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.json().path("state").asText()).isEqualTo("done");
        }

        @Test
        void nothingFromWhomItIsNotFor() {
            ApiClient reader = KEEPER.tenant().codeWith("webaides.contacts:read", "webaides.notes:write");

            assertProblem(reader.send("POST", contacts + "/import", VCARD, GOOD), 403, "scope-missing");
            assertProblem(
                    Keeper.fresh().client().send("POST", contacts + "/import", VCARD, GOOD), 404, "webaide-not-found");
        }
    }

    /** Whatever is wrong with one item, the others are imported. */
    @Nested
    class OfBadInput {
        private List<String> cardsWith(String lines) {
            return IMPORTER.outcomes(
                    contacts, VCARD, "BEGIN:VCARD\r\nVERSION:4.0\r\n" + lines + "\r\nEND:VCARD\r\n" + GOOD);
        }

        private List<String> eventsWith(String properties) {
            return objects("BEGIN:VEVENT\nUID:bad\n" + properties + "\nEND:VEVENT\n");
        }

        private List<String> objects(String components) {
            return IMPORTER.outcomes(IMPORTER.container("calendar"), "text/calendar", """
                    BEGIN:VCALENDAR
                    VERSION:2.0
                    %sBEGIN:VEVENT
                    UID:good
                    DTSTART:20260301T100000Z
                    END:VEVENT
                    END:VCALENDAR
                    """.formatted(components));
        }

        @Test
        void aCardOfTenMegabytes() {
            assertThat(cardsWith("FN:big\r\n" + ("NOTE:" + "x".repeat(1_000) + "\r\n").repeat(10_000)))
                    .containsExactly("body-too-large", "created");
        }

        @Test
        void aPropertyOfOneMegabyte() {
            assertThat(cardsWith("FN:big\r\nTITLE:" + "x".repeat(1_000_000)))
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith("invalid-body");
            assertThat(IMPORTER.entries(contacts)).hasSize(1);
        }

        @Test
        void aHundredThousandProperties() {
            assertThat(cardsWith("FN:big\r\n" + "X-A:1\r\n".repeat(100_000)))
                    .containsExactly("body-too-large", "created");
        }

        @Test
        void brokenQuotedPrintable() {
            assertThat(cardsWith("FN:x\r\nNOTE;ENCODING=QUOTED-PRINTABLE:a=ZZb"))
                    .containsExactly("created", "created");
        }

        @Test
        void mixedLineEndsAndAByteOrderMark() {
            String mixed = "\uFEFFBEGIN:VCARD\rVERSION:4.0\nUID:mixed\r\nFN:Mixed\rEND:VCARD\n";

            assertThat(IMPORTER.outcomes(contacts, VCARD, mixed + GOOD)).containsExactly("created", "created");
            assertThat(IMPORTER.entries(contacts))
                    .extracting(entry -> entry.path("uid").asText())
                    .containsExactlyInAnyOrder("mixed", "good");
        }

        @Test
        void noUid() {
            assertThat(cardsWith("FN:nameless")).containsExactly("created", "created");
        }

        @Test
        void oneUidTwice() {
            assertThat(IMPORTER.outcomes(contacts, VCARD, card("a", "One") + card("a", "Two") + GOOD))
                    .containsExactly("created", "invalid-body /uid", "created");
            assertThat(IMPORTER.entries(contacts)).hasSize(2);
        }

        @Test
        void whatNoColumnTakes() {
            assertThat(cardsWith("UID:a\u0000b\r\nFN:nul\u0000l"))
                    .hasSize(2)
                    .last()
                    .isEqualTo("created");
            assertThat(cardsWith("UID:" + "x".repeat(5_000) + "\r\nFN:long")).containsExactly("created", "unchanged");
        }

        @Test
        void aZoneThatNobodyKnows() {
            assertThat(eventsWith("DTSTART;TZID=Nowhere:20260301T100000"))
                    .containsExactly("invalid-body /timeZone", "created");
        }

        @Test
        void aZoneOfItsOwn() {
            assertThat(objects("BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0130\n"
                            + "TZOFFSETTO:+0130\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:own\n"
                            + "DTSTART;TZID=X:20260301T100000\nEND:VEVENT\n"))
                    .containsExactly("created", "created");
        }

        @Test
        void anEndBeforeItsStart() {
            assertThat(eventsWith("DTSTART:20260301T100000Z\nDTEND:20260301T090000Z"))
                    .containsExactly("invalid-body /duration", "created");
        }

        @Test
        void everySecondForEver() {
            assertThat(eventsWith("DTSTART:20260301T100000Z\nRRULE:FREQ=SECONDLY"))
                    .containsExactly("created", "created");
        }

        @Test
        void anInstanceWithoutMaster() {
            assertThat(eventsWith("RECURRENCE-ID:20260301T100000Z\nDTSTART:20260301T120000Z"))
                    .containsExactly("created", "created");
        }

        @Test
        void aMessageInPlaceOfData() {
            String message = "BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:%s\nBEGIN:VEVENT\nUID:a\nDTSTART:20260301T100000Z\n"
                    + "END:VEVENT\nEND:VCALENDAR\n";
            String calendar = IMPORTER.container("calendar");

            assertThat(IMPORTER.outcomes(calendar, "text/calendar", message.formatted("REQUEST")))
                    .containsExactly("malformed-file");
            assertThat(IMPORTER.outcomes(calendar, "text/calendar", message.formatted("PUBLISH")))
                    .containsExactly("created");
        }

        @Test
        void aLinkThatIsAScript() {
            String file = "<DL><DT><A HREF=\"javascript:alert(1)\">x</A><DT><A HREF=\"https://a.example\">A</A></DL>";

            assertThat(IMPORTER.outcomes(IMPORTER.container("links"), "text/html", file))
                    .containsExactly("invalid-body /url", "created");
        }

        @Test
        void aNoteOfTwoMebibytes() {
            String file = "<!-- note {\"title\":\"big\"} -->\n" + "x\n".repeat(1024 * 1024)
                    + "<!-- note {\"title\":\"good\"} -->\nbody\n";

            assertThat(IMPORTER.outcomes(IMPORTER.container("notes"), "text/markdown", file))
                    .containsExactly("invalid-body /body", "created");
        }

        @ParameterizedTest
        @CsvSource({"contacts, text/vcard", "contacts, text/csv", "calendar, text/calendar", "links, text/html"})
        void somethingElse(String kind, String mediaType) {
            String nonsense = "\u0000\u0001PK nothing of that kind\n".repeat(50);

            Answer answer = IMPORTER.send(IMPORTER.container(kind), mediaType, nonsense);

            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.json().path("state").asText()).isEqualTo("done");
            assertThat(answer.json().at("/counts/created").asInt()).isZero();
        }
    }
}
