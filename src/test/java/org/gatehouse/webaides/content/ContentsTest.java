package org.gatehouse.webaides.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.FieldError;
import org.gatehouse.api.StrictJson;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentsTest {
    private static final Contents CONTENTS = new Contents();

    static {
        CONTENTS.json = new StrictJson();
    }

    static Contents contents() {
        return CONTENTS;
    }

    @Nested
    class Filling {
        @Test
        void theServerSaysTypeVersionAndUid() {
            assertThat(json(Kind.CONTACTS, "{\"name\": {\"full\": \"Ada\"}}")).isEqualTo(tree("""
                    {"@type": "Card", "version": "1.0", "uid": "given", "name": {"full": "Ada"}}"""));
            assertThat(json(Kind.CALENDAR, "{\"start\": \"2026-01-01T10:00:00\"}"))
                    .isEqualTo(tree("""
                    {"@type": "Event", "uid": "given", "start": "2026-01-01T10:00:00"}"""));
            assertThat(json(Kind.TASKS, "{}")).isEqualTo(tree("{\"@type\": \"Task\", \"uid\": \"given\"}"));
            assertThat(json(Kind.NOTES, "{\"title\": \"T\"}"))
                    .isEqualTo(tree("{\"format\": \"plain\", \"title\": \"T\"}"));
        }

        @Test
        void aUidInTheDocumentWins() {
            Content content = read(Kind.CONTACTS, "{\"uid\": \"mine\"}");

            assertThat(content.uid()).isEqualTo("mine");
            assertThat(CONTENTS.json(content).path("uid").asText()).isEqualTo("mine");
        }

        @Test
        void whatIsLawfulButNotModelledComesBackAsItWas() {
            String card = """
                    {"@type": "Card", "version": "1.0", "uid": "u", "cryptoKeys": {"k": {"uri": "https://a.example/key"}},
                     "localizations": {"de": {"titles/1/name": "Gr\u00E4fin"}}, "titles": {"1": {"name": "Countess"}},
                     "example.com:mood": {"deep": [1, 2.50, null, {"x": true}]},
                     "vCardProps": [["x-foo", {"x-bar": "Hello"}, "unknown", "World!"]]}""";

            assertThat(json(Kind.CONTACTS, card)).isEqualTo(tree(card));
        }
    }

    @Nested
    class Refusals {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{'emials': {}} | /emials",
                    "{'@type': 'Crad'} | /@type",
                    "{'version': '2.0'} | /version",
                    "{'uid': 'a\\u0007b'} | /uid",
                    "{'kind': 'dog'} | /kind",
                    "{'members': {'a': true}} | /members",
                    "{'name': {'components': [{'kind': 'given', 'value': 7}]}} | /name/components/0/value",
                    "{'name': {'components': [{'kind': 'given'}]}} | /name/components/0/value",
                    "{'name': {'@type': 'Nmae'}} | /name/@type",
                    "{'emails': {'a/b': {'address': 'a@example.com'}}} | /emails/a~1b",
                    "{'emails': {'1': {'address': 'nobody'}}} | /emails/1/address",
                    "{'emails': {'1': {'address': 'a@example.com', 'pref': 0}}} | /emails/1/pref",
                    "{'emails': {'1': {'address': 'a@example.com', 'contexts': {'work': false}}}} | /emails/1/contexts/work",
                    "{'phones': {'1': {'number': '1', 'features': {'smoke': true}}}} | /phones/1/features/smoke",
                    "{'links': {'1': {'uri': 'javascript:alert(1)'}}} | /links/1/uri",
                    "{'anniversaries': {'1': {'kind': 'birth', 'date': {'year': 2025, 'month': 2, 'day': 29}}}} | /anniversaries/1/date/day",
                    "{'anniversaries': {'1': {'kind': 'birth', 'date': {'@type': 'Dat'}}}} | /anniversaries/1/date/@type",
                    "{'addresses': {'1': {'countryCode': 'XX'}}} | /addresses/1/countryCode",
                    "{'media': {'1': {'kind': 'photo', 'uri': 'data:image/png;base64,***'}}} | /media/1/uri",
                    "{'localizations': {'de': {'titles/1/nmae': 'x'}}} | /localizations/de/titles~11~1nmae",
                    "{'vCardProps': [['x-a', {}, 'unknown', 'one\\ntwo']]} | /vCardProps/0/3",
                    "{'vCardProps': [['x a', {}, 'unknown', 'v']]} | /vCardProps/0/0",
                    "{'vCardProps': [['x-a', {'group': 'a:b'}, 'unknown', 'v']]} | /vCardProps/0/1/group",
                    "{'vCardProps': [['end', {}, 'unknown', 'VCARD']]} | /vCardProps/0/0",
                    "{'vCardProps': [['Version', {}, 'unknown', '3.0']]} | /vCardProps/0/0",
                    "{'onlineServices': {'1': {'user': 'a', 'vCardName': 'end'}}} | /onlineServices/1/vCardName",
                    "{'links': {'1': {'uri': 'data:text/html;base64,AAAA'}}} | /links/1/uri",
                    "{'media': {'1': {'kind': 'photo', 'uri': 'data:text/html;base64,AAAA'}}} | /media/1/uri",
                    "{'vCardProps': [['x-a', {}, 'uri', 'javascript:alert(1)']]} | /vCardProps/0/3",
                    "{'vCardProps': [['x-a', {}, 'uri', ['javascript:alert(1)']]]} | /vCardProps/0/3",
                    "{'vCardProps': [['url', {}, 'unknown', ' JavaScript:alert(1)']]} | /vCardProps/0/3",
                    "{'language': 'not a tag'} | /language"
                })
        void pointToTheWrongMemberOfAContact(String json, String pointer) {
            assertThat(pointers(Kind.CONTACTS, json.replace('\'', '"'))).containsExactly(pointer);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{} | /start",
                    "{'@type': 'Task', 'start': '2026-01-01T10:00:00'} | /@type",
                    "{'start': '2026-01-01T10:00:00Z'} | /start",
                    "{'start': '2026-02-30T10:00:00'} | /start",
                    "{'start': '2026-01-01T10:00:00', 'timeZone': 'Mars/Phobos'} | /timeZone",
                    "{'start': '2026-01-01T10:00:00', 'timeZone': '/mine'} | /timeZone",
                    "{'start': '2026-01-01T10:00:00', 'duration': '-PT1H'} | /duration",
                    "{'start': '2026-01-01T10:00:00', 'duration': 'P9999W'} | /duration",
                    "{'start': '2026-01-01T10:00:00', 'status': 'maybe'} | /status",
                    "{'start': '2026-01-01T10:00:00', 'priority': 1.5} | /priority",
                    "{'start': '2026-01-01T10:00:00', 'recurrenceRules': [{'frequency': 'hourly', 'byHour': [24]}]} | /recurrenceRules/0/byHour/0",
                    "{'start': '2026-01-01T10:00:00', 'recurrenceRules': [{'frequency': 'daily', 'count': 2, 'until': '2027-01-01T00:00:00'}]} | /recurrenceRules/0/until",
                    "{'start': '2026-01-01T10:00:00', 'recurrenceRules': [{'frequency': 'weekly', 'byDay': [{'day': 'mo', 'nthOfPeriod': 2}]}]} | /recurrenceRules/0/byDay/0/nthOfPeriod",
                    "{'start': '2026-01-01T10:00:00', 'recurrenceRules': [{'frequency': 'yearly', 'rscale': 'chinese'}]} | /recurrenceRules/0/rscale",
                    "{'start': '2026-01-01T10:00:00', 'recurrenceOverrides': {'tomorrow': {}}} | /recurrenceOverrides/tomorrow",
                    "{'start': '2026-01-01T10:00:00', 'recurrenceOverrides': {'2026-01-02T10:00:00': {'title': 1}}} | /recurrenceOverrides/2026-01-02T10:00:00/title",
                    "{'start': '2026-01-01T10:00:00', 'recurrenceOverrides': {'2026-01-02T10:00:00': {'uid': 'x'}}} | /recurrenceOverrides/2026-01-02T10:00:00/uid",
                    "{'start': '2026-01-01T10:00:00', 'recurrenceOverrides': {'2026-01-02T10:00:00': {'start': null}}} | /recurrenceOverrides/2026-01-02T10:00:00/start",
                    "{'start': '2026-01-01T10:00:00', 'alerts': {'1': {'trigger': {'@type': 'Alarm'}}}} | /alerts/1/trigger/@type",
                    "{'start': '2026-01-01T10:00:00', 'recurrenceId': '2026-01-01T10:00:00', 'recurrenceRules': []} | /recurrenceRules",
                    "{'start': '2026-01-01T10:00:00', 'iCalComponent': {'components': [['valarm', [], 'x']]}} | /iCalComponent/components/0/2",
                    "{'start': '2026-01-01T10:00:00', 'iCalComponent': {'properties': [['rrule', {}, 'unknown', 'X']]}} | /iCalComponent/properties/0/0",
                    "{'start': '2026-01-01T10:00:00', 'iCalComponent': {'properties': [['recurrence-id', {}, 'unknown', 'X']]}} | /iCalComponent/properties/0/0",
                    "{'start': '2026-01-01T10:00:00', 'iCalComponent': {'components': [['x-a', [['begin', {}, 'unknown', 'X']], []]]}} | /iCalComponent/components/0/1/0/0"
                })
        void pointToTheWrongMemberOfAnEvent(String json, String pointer) {
            assertThat(pointers(Kind.CALENDAR, json.replace('\'', '"'))).containsExactly(pointer);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "TASKS | {'percentComplete': 101} | /percentComplete",
                    "TASKS | {'progress': 'done'} | /progress",
                    "TASKS | {'recurrenceRules': [{'frequency': 'daily'}]} | /start",
                    "TASKS | {'start': '2026-03-02T00:00:00', 'due': '2026-03-01T00:00:00'} | /due",
                    "TASKS | {'start': '2026-03-02T00:00:00', 'recurrenceOverrides': {'2026-03-09T00:00:00': {'due': '2026-03-03T00:00:00'}}} | /recurrenceOverrides/2026-03-09T00:00:00/due",
                    "NOTES | {'title': 'a\\nb'} | /title",
                    "NOTES | {'title': 'a', 'format': 'html'} | /format",
                    "NOTES | {'title': 'a', 'keywords': {'a': true}} | /keywords",
                    "LINKS | {'title': 'a'} | /url",
                    "LINKS | {'url': 'javascript:alert(1)'} | /url",
                    "LINKS | {'url': ' JavaScript:alert(1)'} | /url",
                    "LINKS | {'url': 'data:text/html,x'} | /url",
                    "LINKS | {'url': 'file:///etc/passwd'} | /url",
                    "LINKS | {'url': '/relative'} | /url",
                    "LINKS | {'url': 'https://'} | /url",
                    "LINKS | {'url': 'https://a.example/ b'} | /url"
                })
        void pointToTheWrongMemberOfTheOthers(Kind kind, String json, String pointer) {
            assertThat(pointers(kind, json.replace('\'', '"'))).containsExactly(pointer);
        }

        @Test
        void spareMediaAndKeysThatStandInTheCard() {
            String card = """
                    {"media": {"1": {"kind": "photo", "uri": "data:image/png;base64,AAAA"}},
                     "cryptoKeys": {"1": {"uri": "data:application/pgp-keys;base64,AAAA"}}}""";

            assertThat(json(Kind.CONTACTS, card).path("media").size()).isEqualTo(1);
        }

        @Test
        void spareATaskThatIsDueWhenItStarts() {
            String task = """
                    {"start": "2026-03-02T00:00:00", "due": "2026-03-02T00:00:00", "recurrenceRules": [{"frequency": "weekly"}],
                     "recurrenceOverrides": {"2026-03-09T00:00:00": {"due": "2026-03-09T00:00:00"}}}""";

            assertThat(json(Kind.TASKS, task).has("due")).isTrue();
        }

        @Test
        void haveNoMoreInstancesOfTheirOwnThanTheirSizeAllows() {
            ObjectNode event = tree("{\"start\": \"2026-01-01T10:00:00\"}");
            event.put("description", "x".repeat(60_000));
            ObjectNode overrides = event.putObject("recurrenceOverrides");
            for (int i = 0; i < 900; i++) {
                overrides.putObject("%d-01-01T10:00:00".formatted(3_000 + i));
            }

            assertThat(pointers(Kind.CALENDAR, event)).containsExactly("/recurrenceOverrides");

            event.put("description", "x".repeat(1_000));
            assertThat(CONTENTS.read(Kind.CALENDAR, event, "given").uid()).isEqualTo("given");
        }

        @Test
        void takeOnlyWhatCanBeReadAgainAsText() {
            String event = "{\"start\": \"2026-01-01T10:00:00\", \"iCalComponent\": {\"components\": [%s]}}";
            String four = "[\"x-a\",[],[".repeat(4) + "]]".repeat(4);
            Content good = read(Kind.CALENDAR, event.formatted(four));
            String text = CONTENTS.write(good, Format.ICALENDAR);

            assertThat(CONTENTS.json(CONTENTS.readStandard(Kind.CALENDAR, text, "given", null))
                            .path("iCalComponent"))
                    .isEqualTo(CONTENTS.json(good).path("iCalComponent"));
            assertThat(pointers(Kind.CALENDAR, event.formatted("[\"x-a\",[],[" + four + "]]")))
                    .containsExactly("/iCalComponent/components/0/2/0/2/0/2/0/2/0");
        }

        @ParameterizedTest
        @ValueSource(strings = {"deep", "number", "name"})
        void leaveOutWhatCouldNotBeReadAgain(String what) throws IOException {
            String line = "JSPROP;JSPTR=\"example.com:x%s\":%s\n";
            String lines =
                    switch (what) {
                        case "deep" ->
                            line.formatted("", "{\"a\":".repeat(40) + "{}" + "}".repeat(40))
                                    + line.formatted("/a".repeat(40) + "/b", "[".repeat(40) + "]".repeat(40));
                        case "number" -> line.formatted("", "9".repeat(60));
                        default -> line.formatted("", "{\"%s\": true}".formatted("x".repeat(1_500)));
                    };
            String card = "BEGIN:VCARD\nVERSION:4.0\nFN:Ada\n" + lines + "END:VCARD\n";

            ApiException refusal = catchThrowableOfType(
                    ApiException.class, () -> CONTENTS.readStandard(Kind.CONTACTS, card, "given", null));
            assertThat(refusal.errors()).extracting(FieldError::pointer).containsExactly("");
            try (Import items = CONTENTS.importFile(
                    Kind.CONTACTS, Format.VCARD_4, new ByteArrayInputStream(card.getBytes(UTF_8)))) {
                assertThat(items.next().problem().errors())
                        .extracting(FieldError::pointer)
                        .containsExactly("");
            }
        }

        @Test
        void boundTheNamesOfASet() {
            ObjectNode card = tree("{}");
            card.putObject("keywords").put("x".repeat(1_010), true);

            assertThat(pointers(Kind.CONTACTS, card)).containsExactly("/keywords/" + "x".repeat(1_010));
        }

        @Test
        void tellAllThatIsWrongAtOnceAndNoValue() {
            ApiException refusal = refusal(Kind.CONTACTS, """
                    {"kind": "zqx", "emails": {"1": {"address": "zqx"}}, "language": "zqx zqx"}""");

            assertThat(refusal.errors())
                    .extracting(FieldError::pointer)
                    .containsExactly("/kind", "/emails/1/address", "/language");
            assertThat(refusal.problem().toString()).doesNotContain("zqx");
        }

        @Test
        void boundNotesMediaAndTheWhole() {
            ObjectNode note = tree("{\"title\": \"long\"}").put("body", "x".repeat(2 * 1024 * 1024));
            ObjectNode photo = tree("{\"media\": {\"1\": {\"kind\": \"photo\"}}}");
            ((ObjectNode) photo.at("/media/1"))
                    .put("uri", "data:image/png;base64," + "AAAA".repeat(512 * 1024 / 3 + 1));
            ObjectNode wide = tree("{}");
            for (int i = 0; i < 20; i++) {
                wide.put("example.com:" + i, "x".repeat(60_000));
            }

            assertThat(pointers(Kind.NOTES, note)).containsExactly("/body");
            assertThat(pointers(Kind.CONTACTS, photo)).containsExactly("/media/1/uri");
            assertThat(pointers(Kind.CONTACTS, wide)).containsExactly("");
        }
    }

    @Nested
    class Searching {
        @Test
        void aContactIsFoundByItsNamesAddressesAndNumbers() {
            Columns columns = columns(Kind.CONTACTS, """
                    {"name": {"components": [{"kind": "surname", "value": "L\u00D6VE"}, {"kind": "given", "value": "Ada"}]},
                     "emails": {"1": {"address": "Ada@Example.com"}}, "phones": {"1": {"number": "+44 (20) 79-46"}},
                     "organizations": {"1": {"name": "Engines", "units": [{"name": "Research"}]}}, "keywords": {"Poets": true}}""");

            assertThat(columns.title()).isEqualTo("ada l\u00F6ve");
            assertThat(columns.emails()).containsExactly("ada@example.com");
            assertThat(columns.phones()).containsExactly("+442079" + "46");
            assertThat(columns.categories()).containsExactly("poets");
            assertThat(columns.text()).contains("engines", "research");
        }

        @Test
        void aContactWithoutANameIsCalledByWhatElseItHas() {
            assertThat(columns(Kind.CONTACTS, "{\"emails\": {\"1\": {\"address\": \"a@example.com\"}}}")
                            .title())
                    .isEqualTo("a@example.com");
            assertThat(columns(Kind.CONTACTS, "{}").title()).isEmpty();
        }

        @Test
        void anEventIsFoundFromItsFirstInstanceToItsLast() {
            Columns columns = columns(Kind.CALENDAR, """
                    {"start": "2026-03-01T10:00:00", "timeZone": "Europe/Berlin", "duration": "PT1H", "title": "Meeting",
                     "recurrenceRules": [{"frequency": "daily", "count": 3}],
                     "recurrenceOverrides": {"2026-02-20T10:00:00": {}}, "keywords": {"Work": true}}""");

            assertThat(columns.startsAt()).isEqualTo("2026-02-20T09:00:00Z");
            assertThat(columns.endsAt()).isEqualTo("2026-03-03T10:00:00Z");
            assertThat(columns.status()).isEqualTo("confirmed");
            assertThat(columns.categories()).containsExactly("work");
        }

        @Test
        void aTaskIsFoundByItsStateAndWhenItIsDue() {
            Columns columns = columns(Kind.TASKS, """
                    {"due": "2026-03-01T10:00:00", "timeZone": "Europe/Berlin"}""");

            assertThat(columns.status()).isEqualTo("needs-action");
            assertThat(columns.dueAt()).isEqualTo("2026-03-01T09:00:00Z");
        }
    }

    @Nested
    class Instances {
        private final Content event = read(Kind.CALENDAR, """
                {"start": "2026-03-01T10:00:00", "title": "usual", "recurrenceRules": [{"frequency": "secondly"}],
                 "recurrenceOverrides": {"2026-03-01T10:00:05": {"title": "special", "locations": {"1": {"name": "here"}}}}}""");

        @Test
        void areGivenUpToTheBoundAndRefusedBeyond() {
            Instant from = Instant.parse("2026-03-01T10:00:00Z");

            assertThat(CONTENTS.timeline(ZoneOffset.UTC).instances(event, from, from.plusSeconds(5_000), 5_000))
                    .hasSize(5_000);
            assertThatThrownBy(() ->
                            CONTENTS.timeline(ZoneOffset.UTC).instances(event, from, from.plusSeconds(5_001), 5_000))
                    .isInstanceOfSatisfying(ApiException.class, refusal -> assertThat(refusal.type())
                            .isEqualTo(ContentProblem.TOO_MANY_INSTANCES));
        }

        @Test
        void areShownAsTheyAre() {
            Instant from = Instant.parse("2026-03-01T10:00:05Z");
            var instance = CONTENTS.timeline(ZoneOffset.UTC)
                    .instances(event, from, from.plusSeconds(1), 10)
                    .get(0);

            assertThat(CONTENTS.json(event, instance)).isEqualTo(tree("""
                    {"@type": "Event", "uid": "given", "start": "2026-03-01T10:00:05", "recurrenceId": "2026-03-01T10:00:05",
                     "title": "special", "locations": {"1": {"name": "here"}}}"""));
        }
    }

    @Nested
    class Standard {
        @Test
        void whatTheTextCannotSayIsTakenOverFromBefore() {
            Content before = read(Kind.CONTACTS, """
                    {"name": {"full": "Ada"}, "speakToAs": {"grammaticalGender": "feminine"}, "example.com:mood": "good",
                     "emails": {"1": {"address": "a@example.com"}}, "vCardProps": [["x-foo", {}, "unknown", "bar"]]}""");

            Content after = CONTENTS.readStandard(
                    Kind.CONTACTS, "BEGIN:VCARD\nVERSION:4.0\nFN:Ada L.\nEND:VCARD\n", "given", before);

            assertThat(CONTENTS.json(after)).isEqualTo(tree("""
                    {"@type": "Card", "version": "1.0", "uid": "given", "name": {"full": "Ada L."},
                     "speakToAs": {"grammaticalGender": "feminine"}, "example.com:mood": "good"}"""));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "X-JSPROP.*\\r\\n"})
        void whatAClientChangesInTheTextWins(String removed) {
            Content before = read(Kind.CALENDAR, """
                    {"start": "2026-03-01T10:00:00", "color": "#33AAFF",
                     "recurrenceRules": [{"@type": "RecurrenceRule", "frequency": "daily"}]}""");
            String text = text(before).replaceAll(removed, "");

            assertThat(again(before, text)).isEqualTo(CONTENTS.json(before));
            assertThat(again(before, text.replace("FREQ=DAILY", "FREQ=WEEKLY")).at("/recurrenceRules/0"))
                    .isEqualTo(tree("{\"frequency\": \"weekly\"}"));
        }

        @ParameterizedTest
        @CsvSource({"title, '  a '", "color, #33AAFF", "updated, 2026-01-01T00:00:00.25Z"})
        void scalarsThatTheTextSaysOtherwiseComeBack(String member, String value) {
            Content before = CONTENTS.read(
                    Kind.CALENDAR, tree("{\"start\": \"2026-03-01T10:00:00\"}").put(member, value), "given");

            assertThat(again(before, text(before))).isEqualTo(CONTENTS.json(before));
            assertThat(CONTENTS.json(CONTENTS.readStandard(Kind.CALENDAR, text(before), "given", null)))
                    .isEqualTo(CONTENTS.json(before));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "X-JSPROP.*\\r\\n"})
        void patchesComeBackWhole(String removed) {
            Content before = read(Kind.CALENDAR, """
                    {"start": "2026-03-01T10:00:00", "recurrenceRules": [{"frequency": "daily"}], "title": "series",
                     "participants": {"1": {"name": "Jane", "roles": {"attendee": true}}},
                     "locations": {"1": {"name": "here", "description": "long"}},
                     "recurrenceOverrides": {
                       "2026-03-02T10:00:00": {"participants/1/participationStatus": "declined", "example.com:x": 1},
                       "2026-03-03T10:00:00": {"title": "X", "participants": null},
                       "2026-03-04T10:00:00": {"title": "  Y", "locations": {"1": {"name": "there", "description": "far"}}}}}""");
            String text = text(before).replaceAll(removed, "");

            assertThat(again(before, text)).isEqualTo(CONTENTS.json(before));
            ObjectNode changed = again(before, text.replace("SUMMARY:X", "SUMMARY:Z"));
            assertThat(changed.at("/recurrenceOverrides/2026-03-03T10:00:00"))
                    .isEqualTo(tree("{\"title\": \"Z\", \"participants\": null}"));
        }

        @ParameterizedTest
        @EnumSource(names = {"VCARD_3", "VCARD_4"})
        void whatAVCardSaysOtherwiseComesBack(Format version) {
            Content before = read(Kind.CONTACTS, """
                    {"name": {"full": "  Ada ", "components": [{"kind": "surname", "value": " L"}, {"kind": "surname2", "value": "B"}]},
                     "nicknames": {"1": {"name": "Ada "}}, "updated": "2026-01-01T00:00:00.25Z",
                     "emails": {"1": {"@type": "EmailAddress", "address": "a@example.com", "pref": 7, "vCardParams": {"x-a": ["b"]}}},
                     "media": {"1": {"kind": "photo", "uri": "data:image/jpg;base64,%s"}}}""".formatted("A".repeat(12_000)));
            String text = CONTENTS.write(before, version).replace("\r\n ", "");
            String plain = text.replaceAll("JSPROP.*\\r\\n", "");

            assertThat(CONTENTS.json(CONTENTS.readStandard(Kind.CONTACTS, text, "given", before)))
                    .isEqualTo(CONTENTS.json(before));
            assertThat(CONTENTS.json(CONTENTS.readStandard(Kind.CONTACTS, plain, "given", before)))
                    .isEqualTo(CONTENTS.json(before));
            for (String each : List.of(text, plain)) {
                String changed = each.replaceAll("(?m)^(FN|NICKNAME): *Ada", "$1:Bob");
                ObjectNode after = CONTENTS.json(CONTENTS.readStandard(Kind.CONTACTS, changed, "given", before));
                assertThat(after.at("/name/full").asText()).isEqualTo("Bob");
                assertThat(after.at("/nicknames/1/name").asText()).isEqualTo("Bob");
                assertThat(after.path("updated").asText()).isEqualTo("2026-01-01T00:00:00.25Z");
            }
            assertThat(text.split("A{12000}", -1))
                    .as("the photo stands there once")
                    .hasSize(2);
        }

        private static String text(Content content) {
            return CONTENTS.write(content, Format.ICALENDAR).replace("\r\n ", "");
        }

        private static ObjectNode again(Content before, String text) {
            return CONTENTS.json(CONTENTS.readStandard(Kind.CALENDAR, text, "given", before));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "BEGIN:VCARD", "{}", "BEGIN:VCALENDAR\nEND:VCALENDAR\n"})
        void whatIsNoneIsRefusedAsMalformed(String text) {
            for (Kind kind : List.of(Kind.CONTACTS, Kind.CALENDAR, Kind.TASKS)) {
                assertThatThrownBy(() -> CONTENTS.readStandard(kind, text, "given", null))
                        .isInstanceOfSatisfying(ApiException.class, refusal -> assertThat(refusal.type())
                                .isEqualTo(ContentProblem.MALFORMED_FILE));
            }
        }

        @Test
        void notesHaveNone() {
            assertThatThrownBy(() -> CONTENTS.readStandard(Kind.NOTES, "x", "given", null))
                    .isInstanceOf(ApiException.class);
        }
    }

    private static Columns columns(Kind kind, String json) {
        return read(kind, json).columns();
    }

    private static ObjectNode json(Kind kind, String json) {
        return CONTENTS.json(read(kind, json));
    }

    private static Content read(Kind kind, String json) {
        return CONTENTS.read(kind, tree(json), "given");
    }

    private static List<String> pointers(Kind kind, String json) {
        return pointers(kind, tree(json));
    }

    private static List<String> pointers(Kind kind, ObjectNode document) {
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> CONTENTS.read(kind, document, "given"));
        return refusal.errors().stream().map(FieldError::pointer).toList();
    }

    private static ApiException refusal(Kind kind, String json) {
        return catchThrowableOfType(ApiException.class, () -> read(kind, json));
    }

    private static ObjectNode tree(String json) {
        return new StrictJson().readOwn(json, ObjectNode.class);
    }
}
