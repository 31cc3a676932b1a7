package org.gatehouse.webaides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Single entries as vCard and iCalendar. */
class EntryFormsIT {
    private static final String VCARD = "text/vcard";
    private static final String CALENDAR = "text/calendar";

    private static final String CARD = """
            BEGIN:VCARD
            VERSION:4.0
            UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1
            FN:Käthe Müller
            N:Müller;Käthe;;;
            EMAIL;TYPE=work:kaethe@example.com
            X-SHOE-SIZE;X-SYSTEM="eu,de":38
            item1.X-ABLABEL:Büro
            END:VCARD
            """.replace("\n", "\r\n");

    private static final String EVENT = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Example//EN
            BEGIN:VEVENT
            UID:meeting@example.com
            DTSTAMP:20270101T000000Z
            SUMMARY:Meeting
            DTSTART;TZID=Europe/Berlin:20270326T090000
            DURATION:PT1H
            RRULE:FREQ=WEEKLY
            X-ROOM;X-FLOOR=3:blue
            END:VEVENT
            END:VCALENDAR
            """.replace("\n", "\r\n");

    private static final String TASK = EVENT.replace("VEVENT", "VTODO")
            .replace("RRULE:FREQ=WEEKLY\r\n", "")
            .replace("Meeting", "Water plants");

    private final Keeper keeper = Keeper.fresh();
    private final ApiClient client = keeper.client();
    private final String contacts = keeper.first("contacts");
    private final String calendar = keeper.first("calendar");
    private final String tasks = keeper.first("tasks");

    private Answer post(String webaide, String type, String text) {
        return client.send("POST", Keeper.entries(webaide), type, text);
    }

    private String id(Answer made) {
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("id").asText();
    }

    private Answer get(String webaide, String id, String accept) {
        return client.with("Accept", accept).get(Keeper.entry(webaide, id));
    }

    @Nested
    class Post {
        @Test
        void takesAVCard() {
            Answer made = post(contacts, VCARD, CARD);

            assertThat(made.status()).as(made.text()).isEqualTo(201);
            JsonNode entry = made.json();
            assertThat(entry.path("uid").asText()).isEqualTo("urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1");
            assertThat(entry.at("/content/name/full").asText()).isEqualTo("Käthe Müller");
            assertThat(client.get(Keeper.entries(contacts) + "?email=KAETHE@example.com")
                            .json()
                            .path("items"))
                    .hasSize(1);
            assertThat(made.location()).endsWith(entry.path("id").asText());
        }

        @Test
        void takesEventsAndTasks() {
            assertThat(post(calendar, CALENDAR, EVENT)
                            .json()
                            .at("/content/recurrenceRules/0/frequency")
                            .asText())
                    .isEqualTo("weekly");
            assertThat(post(tasks, CALENDAR + "; charset=UTF-8", TASK)
                            .json()
                            .at("/content/title")
                            .asText())
                    .isEqualTo("Water plants");
        }

        @Test
        void makesUpAUidWhereThereIsNone() {
            Answer made = post(contacts, VCARD, CARD.replaceFirst("UID:.*\r\n", ""));

            assertThat(made.json().path("uid").asText())
                    .isEqualTo("urn:uuid:" + made.json().path("id").asText());
        }

        @Test
        void refusesATextOfAnotherKind() {
            assertProblem(post(calendar, VCARD, CARD), 415, "unsupported-media-type");
            assertProblem(post(contacts, CALENDAR, EVENT), 415, "unsupported-media-type");
            assertProblem(post(contacts, VCARD + "; charset=iso-8859-1", CARD), 415, "unsupported-media-type");
            assertProblem(post(contacts, "text/plain", CARD), 415, "unsupported-media-type");
            assertThat(post(calendar, CALENDAR, TASK).status()).isEqualTo(400);
        }

        @Test
        void refusesWhatIsNone() {
            assertProblem(post(contacts, VCARD, "hello"), 400, "malformed-file");
            assertProblem(post(contacts, VCARD, ""), 400, "malformed-file");
            assertProblem(
                    post(contacts, VCARD, CARD + CARD.replace("36c3e1eff6b1", "36c3e1eff6b2")), 400, "malformed-file");
            assertProblem(post(calendar, CALENDAR, "{}"), 400, "malformed-file");
            assertProblem(
                    client.send(
                            "POST",
                            Keeper.entries(contacts),
                            VCARD,
                            BodyPublishers.ofByteArray(CARD.getBytes(StandardCharsets.ISO_8859_1))),
                    400,
                    "bad-request");
        }

        @Test
        void refusesTheSameUidTwice() {
            id(post(contacts, VCARD, CARD));

            assertProblem(post(contacts, VCARD, CARD), 409, "uid-taken");
        }

        @Test
        void isDoneOnceForOneKey() {
            ApiClient keyed = client.with("Idempotency-Key", UUID.randomUUID().toString());
            Answer first = keyed.send("POST", Keeper.entries(contacts), VCARD, CARD);
            Answer again = keyed.send("POST", Keeper.entries(contacts), VCARD, CARD);

            assertThat(again.json().path("id").asText()).isEqualTo(id(first));
            assertProblem(
                    keyed.send("POST", Keeper.entries(contacts), VCARD, CARD.replace("38", "39")),
                    400,
                    "idempotency-key-reused");
        }

        @Test
        void readsWhatOthersWouldNot() {
            String odd = "\uFEFF"
                    + CARD.replaceFirst("\r\n", "\n")
                            .replaceFirst("EMAIL", "NOTE;ENCODING=QUOTED-PRINTABLE:a=ZZ\rEMAIL");

            assertThat(post(contacts, VCARD, odd).status()).isEqualTo(201);
        }

        @Test
        void refusesWhatIsTooLarge() {
            assertProblem(
                    post(contacts, VCARD, CARD.replace("END", "NOTE:" + "x".repeat(1 << 20) + "\r\nEND")),
                    413,
                    "body-too-large");
        }

        @Test
        void keepsAPhotoThatIsTooLargeForMedia() {
            String photo = "PHOTO:data:image/png;base64," + "A".repeat(900_000) + "\r\n";

            Answer made = post(contacts, VCARD, CARD.replace("END:VCARD", photo + "END:VCARD"));

            assertThat(made.json().path("content").has("media")).isFalse();
            assertThat(get(contacts, id(made), VCARD).text().replace("\r\n ", ""))
                    .contains(photo);
        }
    }

    @Nested
    class Get {
        @Test
        void givesAVCardOfTheVersionAskedFor() {
            String id = id(post(contacts, VCARD, CARD));

            Answer four = get(contacts, id, VCARD);
            Answer three = get(contacts, id, VCARD + ";version=3.0");

            assertThat(four.text()).startsWith("BEGIN:VCARD\r\nVERSION:4.0\r\n").contains("FN:Käthe Müller\r\n");
            assertThat(three.text()).startsWith("BEGIN:VCARD\r\nVERSION:3.0\r\n");
            assertThat(four.header("Content-Type"))
                    .contains("text/vcard")
                    .contains("version=4.0")
                    .contains("utf-8");
            assertThat(three.header("Content-Type")).contains("version=3.0");
            assertThat(four.header("Vary")).contains("Accept");
        }

        @Test
        void givesBackWhatIsNotModelled() {
            String card = get(contacts, id(post(contacts, VCARD, CARD)), VCARD).text();
            String event =
                    get(calendar, id(post(calendar, CALENDAR, EVENT)), CALENDAR).text();

            assertThat(card)
                    .contains("X-SHOE-SIZE;X-SYSTEM=\"eu,de\":38\r\n")
                    .containsIgnoringCase("item1.X-ABLABEL:Büro\r\n");
            assertThat(event).contains("X-ROOM;X-FLOOR=3:blue\r\n", "RRULE:FREQ=WEEKLY\r\n");
        }

        @Test
        void givesJsonToWhomeverTakesIt() {
            String id = id(post(contacts, VCARD, CARD));

            for (String accept :
                    List.of("*/*", "application/json", "application/*", "text/vcard;q=0.5, application/json")) {
                assertThat(get(contacts, id, accept).json().path("id").asText()).isEqualTo(id);
            }
            assertThat(get(contacts, id, "text/*").text()).startsWith("BEGIN:VCARD");
            assertThat(get(contacts, id, "application/json;q=0.5, text/vcard").text())
                    .startsWith("BEGIN:VCARD");
            assertThat(get(contacts, id, "application/problem+json, text/vcard").text())
                    .startsWith("BEGIN:VCARD");
        }

        @Test
        void refusesAFormThatTheKindHasNot() {
            String note = keeper.noteId(keeper.first("notes"), "x");
            String id = id(post(contacts, VCARD, CARD));

            assertProblem(get(keeper.first("notes"), note, VCARD), 406, "not-acceptable");
            assertProblem(get(contacts, id, CALENDAR), 406, "not-acceptable");
            assertProblem(get(contacts, id, VCARD + ";version=2.1"), 406, "not-acceptable");
            assertProblem(get(contacts, id, "image/png"), 406, "not-acceptable");
        }

        @Test
        void tellsTheFormsApartByTheirTags() {
            String id = id(post(contacts, VCARD, CARD));
            Answer json = get(contacts, id, "application/json");
            Answer card = get(contacts, id, VCARD);

            assertThat(card.etag()).isNotEqualTo(json.etag());
            assertThat(card.etag())
                    .isNotEqualTo(get(contacts, id, VCARD + ";version=3.0").etag());
            assertThat(client.with("If-None-Match", json.etag())
                            .with("Accept", VCARD)
                            .get(Keeper.entry(contacts, id))
                            .status())
                    .isEqualTo(200);
            assertThat(client.with("If-None-Match", card.etag())
                            .with("Accept", VCARD)
                            .get(Keeper.entry(contacts, id))
                            .status())
                    .isEqualTo(304);
        }
    }

    @Nested
    class Put {
        private final String id = id(post(contacts, VCARD, CARD));
        private final String path = Keeper.entry(contacts, id);

        private Answer put(String text) {
            return client.send("PUT", path, VCARD, text);
        }

        @Test
        void replacesByTheTagOfAnyForm() {
            String etag = get(contacts, id, VCARD).etag();

            Answer put = client.with("If-Match", etag).send("PUT", path, VCARD, CARD.replace("38", "39"));

            assertThat(put.status()).as(put.text()).isEqualTo(200);
            assertThat(get(contacts, id, VCARD).text()).contains(":39\r\n").doesNotContain(":38");
            assertProblem(client.with("If-Match", etag).send("PUT", path, VCARD, CARD), 412, "stale-version");
        }

        @Test
        void keepsWhatAVCardCannotSay() {
            client.patch(path, "{\"content\": {\"example.com:color\": {\"rgb\": [1, 2, 3]}}}");

            JsonNode content = put(CARD.replace("Käthe", "Katharina")).json().path("content");

            assertThat(content.at("/name/full").asText()).isEqualTo("Katharina Müller");
            assertThat(content.at("/example.com:color/rgb")).hasSize(3);
        }

        @Test
        void makesAnEntryUnderAnIdOfTheClientsChoice() {
            String own = Keeper.entry(contacts, UUID.randomUUID().toString());
            String other = CARD.replace("36c3e1eff6b1", "36c3e1eff6b9");
            ApiClient only = client.with("If-None-Match", "*");

            assertThat(only.send("PUT", own, VCARD, other).status()).isEqualTo(201);
            assertProblem(only.send("PUT", own, VCARD, other), 412, "stale-version");
        }

        @Test
        void keepsTheUid() {
            assertThat(put(CARD.replaceFirst("UID:.*\r\n", ""))
                            .json()
                            .path("uid")
                            .asText())
                    .isEqualTo("urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1");
            assertThat(put(CARD.replace("36c3e1eff6b1", "36c3e1eff6b9")).status())
                    .isEqualTo(400);
        }

        @Test
        void changesNothingWhenRefused() {
            String etag = client.get(path).etag();

            assertProblem(put("BEGIN:VCARD\r\nhello"), 400, "malformed-file");

            assertThat(client.get(path).etag()).isEqualTo(etag);
        }
    }
}
