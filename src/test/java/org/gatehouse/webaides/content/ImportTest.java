package org.gatehouse.webaides.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gatehouse.webaides.content.Format.BOOKMARKS;
import static org.gatehouse.webaides.content.Format.CSV;
import static org.gatehouse.webaides.content.Format.ICALENDAR;
import static org.gatehouse.webaides.content.Format.MARKDOWN;
import static org.gatehouse.webaides.content.Format.VCARD_4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.gatehouse.api.ApiException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImportTest {
    private static final Contents CONTENTS = ContentsTest.contents();
    private static final String GOOD = card("FN:good");

    @Nested
    class Cards {
        @Test
        void eachIsAnItem() {
            List<Imported> items = cards(card("UID:a\nFN:Ada") + "\n\n" + card("UID:b\nFN:Bob"));

            assertThat(items).extracting(Imported::uid).containsExactly("a", "b");
            assertThat(items).extracting(Imported::position).containsExactly(0, 1);
            assertThat(name(items.get(1))).isEqualTo("Bob");
        }

        @Test
        void oneOfTenMegabytesIsRefusedAndTheNextIsRead() {
            String lines = ("NOTE:" + "x".repeat(1_000) + "\n").repeat(10_000);

            assertOutcomes(cards(card("FN:big\n" + lines) + GOOD), "body-too-large", "good");
        }

        @Test
        void oneLineOfTenMegabytesIsRefusedAndTheNextIsRead() {
            assertOutcomes(cards(card("FN:big\nNOTE:" + "x".repeat(10_000_000)) + GOOD), "body-too-large", "good");
        }

        @Test
        void aPropertyOfOneMegabyteIsRefusedAndTheNextIsRead() {
            assertOutcomes(cards(card("FN:big\nNOTE:" + "x".repeat(1_000_000)) + GOOD), "invalid-body", "good");
            assertOutcomes(cards(card("FN:big\nX-NOTE:" + "x".repeat(1_100_000)) + GOOD), "body-too-large", "good");
        }

        @Test
        void oneOf100000PropertiesIsRefusedAndTheNextIsRead() {
            assertOutcomes(cards(card("FN:big\n" + "X-A:1\n".repeat(100_000)) + GOOD), "body-too-large", "good");
        }

        @Test
        void oneThatDoesNotEndIsRefusedAndTheNextIsRead() {
            assertOutcomes(cards("BEGIN:VCARD\nFN:cut\n" + GOOD), "malformed-file", "good");
            assertOutcomes(cards(GOOD + "BEGIN:VCARD\nFN:cut\n"), "good", "malformed-file");
        }

        @Test
        void oneThatIsNotUtf8IsRefusedAndTheNextIsRead() throws IOException {
            byte[] latin = card("FN:J\u00FCrgen").getBytes(ISO_8859_1);
            InputStream file = new SequenceInputStream(new ByteArrayInputStream(latin), stream(GOOD));

            assertOutcomes(items(Kind.CONTACTS, VCARD_4, file), "malformed-file", "good");
        }

        @Test
        void aLineThatIsNoPropertyRefusesItsCardOnly() {
            assertOutcomes(cards(card("FN:bad\nno colon") + GOOD), "malformed-file", "good");
        }

        @Test
        void anyLineEndsAndAByteOrderMarkAreTaken() {
            String mixed = "\uFEFF" + card("FN:one").replace("\n", "\r\n")
                    + card("FN:two").replace("\n", "\r") + GOOD;

            assertOutcomes(cards(mixed), "one", "two", "good");
        }

        @Test
        void oneWithoutAUidGetsTheSameEachTime() {
            String first = cards(GOOD).get(0).uid();

            assertThat(first).startsWith("urn:uuid:");
            assertThat(cards(GOOD).get(0).uid()).isEqualTo(first);
        }

        @Test
        void aUidStandsOnceInAFile() {
            assertOutcomes(cards(card("UID:a\nFN:one") + card("UID:a\nFN:two")), "one", "invalid-body /uid");
        }

        @Test
        void oneInAnotherIsKeptWithIt() {
            String agent =
                    "BEGIN:VCARD\nVERSION:2.1\nFN:boss\nAGENT:\nBEGIN:VCARD\nVERSION:2.1\nFN:agent\nEND:VCARD\nEND:VCARD\n";

            List<Imported> items = cards(agent + GOOD);

            assertOutcomes(items, "boss", "good");
            assertThat(json(items.get(0)).at("/vCardProps/0/3").asText())
                    .isEqualTo("BEGIN:VCARD\\nVERSION:2.1\\nFN:agent\\nEND:VCARD\\n");
        }

        @Test
        void aLawlessJspropIsToldAtItsMember() {
            assertOutcomes(
                    cards(card("FN:a\nJSPROP;JSPTR=speakToAs:{\"grammaticalGender\": \"dog\"}") + GOOD),
                    "invalid-body /speakToAs/grammaticalGender",
                    "good");
        }
    }

    @Nested
    class Calendars {
        @Test
        void componentsOfOneUidAreOneItemWhereverTheyStand() {
            String file = calendar(event("a", "RECURRENCE-ID:20260302T100000\nDTSTART:20260302T120000")
                    + event("b", "DTSTART:20260301T100000")
                    + event("a", "DTSTART:20260301T100000\nRRULE:FREQ=DAILY"));

            List<Imported> items = events(file);

            assertThat(items).extracting(Imported::uid).containsExactly("a", "b");
            assertThat(json(items.get(0)).path("recurrenceOverrides").has("2026-03-02T10:00:00"))
                    .isTrue();
        }

        @Test
        void zonesMayStandAfterWhatUsesThem() {
            String zone =
                    "BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0130\nTZOFFSETTO:+0130\nEND:STANDARD\nEND:VTIMEZONE\n";
            List<Imported> items = events(calendar(event("a", "DTSTART;TZID=X:20260301T100000") + zone));

            assertThat(items.get(0).content().columns().startsAt()).isEqualTo("2026-03-01T08:30:00Z");
        }

        /** As Outlook writes it: a parameter has no backslashes. */
        @Test
        void aZoneIsFoundByItsUnescapedName() {
            String zone =
                    "BEGIN:VTIMEZONE\nTZID:A\\, B\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0130\nTZOFFSETTO:+0130\nEND:STANDARD\nEND:VTIMEZONE\n";
            List<Imported> items = events(calendar(zone + event("a", "DTSTART;TZID=\"A, B\":20260301T100000")));

            assertThat(items.get(0).content().columns().startsAt()).isEqualTo("2026-03-01T08:30:00Z");
        }

        @Test
        void oneZoneNameMayMeanAnotherInTheNextCalendar() {
            String zone =
                    "BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:%1$s\nTZOFFSETTO:%1$s\nEND:STANDARD\nEND:VTIMEZONE\n";
            List<Imported> items =
                    events(calendar(zone.formatted("+0100") + event("a", "DTSTART;TZID=X:20260301T100000"))
                            + calendar(zone.formatted("+0200") + event("b", "DTSTART;TZID=X:20260301T100000")));

            assertThat(items)
                    .extracting(each -> each.content().columns().startsAt().toString())
                    .containsExactly("2026-03-01T09:00:00Z", "2026-03-01T08:00:00Z");
        }

        @Test
        void whatIsWrongWithOneIsToldOfItAlone() {
            assertOutcomes(
                    events(calendar(event("a", "DTSTART;TZID=Nowhere:20260301T100000")
                            + event("b", "DTSTART:20260301T100000\nDTEND:20260301T090000")
                            + event("c", "DTSTART:20260301T100000\nRRULE:FREQ=HOURLY;BYHOUR=25")
                            + event("d", "DTSTART:20260301T100000\nSUMMARY:good\nRRULE:FREQ=SECONDLY")
                            + "BEGIN:VTODO\nUID:e\nEND:VTODO\n")),
                    "invalid-body /timeZone",
                    "invalid-body /duration",
                    "invalid-body /recurrenceRules/0/byHour/0",
                    "good",
                    "malformed-file");
        }

        @Test
        void theFirstOfTwoSeriesWithOneUidIsTaken() {
            assertOutcomes(
                    events(calendar(event("a", "DTSTART:20260301T100000\nSUMMARY:one")
                            + event("a", "DTSTART:20260301T100000\nSUMMARY:two"))),
                    "one",
                    "invalid-body /uid");
        }

        @Test
        void theFirstInstanceWithoutASeriesIsTaken() {
            assertOutcomes(
                    events(calendar(event("a", "RECURRENCE-ID:20260302T100000\nDTSTART:20260302T120000\nSUMMARY:one")
                            + event("a", "RECURRENCE-ID:20260303T100000\nDTSTART:20260303T120000\nSUMMARY:two"))),
                    "one",
                    "invalid-body /recurrenceId");
        }

        @Test
        void aMessageIsRefusedAsAWholeAndAPublicationIsNone() {
            String event = event("a", "DTSTART:20260301T100000\nSUMMARY:good");

            assertOutcomes(events(calendar("METHOD:REQUEST\n" + event)), "malformed-file");
            assertOutcomes(events(calendar("METHOD:PUBLISH\n" + event)), "good");
        }

        @Test
        void componentsWithoutAUidAreItemsOfTheirOwn() {
            String event = "BEGIN:VEVENT\nDTSTART:20260301T100000\nSUMMARY:%s\nEND:VEVENT\n";

            assertOutcomes(events(calendar(event.formatted("one") + event.formatted("two"))), "one", "two");
        }
    }

    @Nested
    class Sheets {
        @Test
        void contactsComeByTheNamesOfTheirColumns() {
            JsonNode card = json(items(Kind.CONTACTS, CSV, """
                    First Name;Last Name;E-mail 1 - Value;Mobile Phone;Business Street;City;Birthday;Labels;Shoe Size
                    Ada;"Love;lace";ada@example.com;+44 1;"1 Street
                    Yard";London;1815-12-10;poets, friends;38
                    """).get(0));

            assertThat(card.path("name").path("components").findValuesAsText("value"))
                    .containsExactly("Love;lace", "Ada");
            assertThat(card.at("/emails/1/address").asText()).isEqualTo("ada@example.com");
            assertThat(card.at("/phones/1/features/mobile").asBoolean()).isTrue();
            assertThat(card.at("/addresses/1/components/0/value").asText()).isEqualTo("1 Street\nYard");
            assertThat(card.at("/anniversaries/1/date/year").asInt()).isEqualTo(1815);
            assertThat(card.path("keywords").has("friends")).isTrue();
        }

        @Test
        void aWrongRowIsToldAndTheNextIsRead() {
            assertOutcomes(
                    items(
                            Kind.CONTACTS,
                            CSV,
                            "\uFEFFname,email,birthday\nbad,nobody,\nalso bad,,7/8/90\n\n,,\ngood,a@example.com,\n"),
                    "invalid-body /emails/1/address",
                    "invalid-body /anniversaries/1/date",
                    "good");
            assertOutcomes(
                    items(Kind.LINKS, CSV, "title,url\nbad,javascript:alert(1)\ngood,https://a.example\n"),
                    "invalid-body /url",
                    "good");
        }

        /** What stands below no column takes no memory. */
        @Test
        void aRowOfManyCellsIsReadOver() {
            InputStream commas = repeated(",", 60_000_000);
            InputStream rows = new SequenceInputStream(
                    stream("name\ngood"), new SequenceInputStream(commas, stream("\nbetter\n")));

            assertOutcomes(items(Kind.CONTACTS, CSV, rows), "good", "better");
            assertOutcomes(items(Kind.CONTACTS, CSV, repeated("a,", 60_000_000)), "body-too-large");
        }

        @Test
        void aFileThatIsNoneIsOneRefusal() {
            assertOutcomes(items(Kind.CONTACTS, CSV, ""), "malformed-file");
            assertOutcomes(items(Kind.CONTACTS, CSV, "shoe,size\n1,2\n"), "malformed-file");
            assertOutcomes(items(Kind.CONTACTS, CSV, "name\n\"good\"\n\"open\n"), "good", "malformed-file");
            assertOutcomes(items(Kind.CONTACTS, CSV, "name\n" + "x".repeat(200_000) + "\n"), "malformed-file");
            assertOutcomes(
                    items(Kind.CONTACTS, CSV, new ByteArrayInputStream("name\nJ\u00FCrgen\n".getBytes(ISO_8859_1))),
                    "malformed-file");
        }
    }

    @Nested
    class Bookmarks {
        @Test
        void foldersAndTagsBecomeKeywords() {
            List<Imported> items = items(Kind.LINKS, BOOKMARKS, """
                    <!DOCTYPE NETSCAPE-Bookmark-file-1>
                    <TITLE>Bookmarks</TITLE><H1>Bookmarks</H1>
                    <DL><p>
                      <DT><H3 ADD_DATE="1">News &amp; Co</H3>
                      <DL><p>
                        <DT><A HREF="https://a.example/?a=1&amp;b=%3E" TAGS="x,y">A &lt;b&gt;</A>
                        <DD>First<br>second
                        <DT><a href=https://b.example>B</a>
                      </DL><p>
                      <DT><A HREF="javascript:void(0)">bookmarklet</A>
                    </DL>""");

            assertThat(json(items.get(0))).isEqualTo(tree("""
                    {"format": null, "title": "A <b>", "url": "https://a.example/?a=1&b=%3E", "keywords": ["News & Co", "x", "y"],
                     "description": "First\\nsecond"}"""));
            assertThat(json(items.get(1)).path("url").asText()).isEqualTo("https://b.example");
            assertOutcomes(items.subList(2, 3), "invalid-body /url");
        }

        @Test
        void oneThatIsTooLongIsRefusedAndTheNextIsRead() {
            assertOutcomes(
                    items(
                            Kind.LINKS,
                            BOOKMARKS,
                            "<DL><DT><A HREF=\"https://a.example\" ICON=\"" + "x".repeat(10_000_000)
                                    + "\">big</A><DT><A HREF=\"https://a.example\">good</A></DL>"),
                    "body-too-large",
                    "good");
        }

        @Test
        void aDescriptionOfManyPiecesIsRefusedAndTheNextIsRead() {
            String pieces = "<DT><A HREF=\"https://a.example\">big</A><DD>" + "x<b>".repeat(200_000);

            assertOutcomes(
                    items(Kind.LINKS, BOOKMARKS, pieces + "<DT><A HREF=\"https://a.example\">good</A>"),
                    "body-too-large",
                    "good");
        }

        @Test
        void aLongFolderIsAKeywordCutShort() {
            String name = "x" + "\uD83D\uDE00".repeat(1_000);
            List<Imported> items = items(
                    Kind.LINKS,
                    BOOKMARKS,
                    "<DL><DT><H3>" + name + "</H3><DL><DT><A HREF=\"https://a.example\">a</A></DL></DL>");

            assertThat(json(items.get(0)).at("/keywords/0").asText()).isEqualTo(name.substring(0, 99));
        }

        @Test
        void aFileWithoutAnyIsOneRefusal() {
            assertOutcomes(items(Kind.LINKS, BOOKMARKS, "<html>"), "malformed-file");
            assertOutcomes(items(Kind.LINKS, BOOKMARKS, "<DL>".repeat(1_000)), "malformed-file");
        }
    }

    @Nested
    class Notes {
        @Test
        void aPlainFileIsOneNote() {
            JsonNode note = json(
                    items(Kind.NOTES, MARKDOWN, "# Title\n\ntext\n---\nmore\n").get(0));

            assertThat(note).isEqualTo(tree("""
                    {"format": "markdown", "title": "Title", "body": "# Title\\n\\ntext\\n---\\nmore"}"""));
        }

        @Test
        void aNoteOfTwoMebibytesIsRefusedAndTheNextIsRead() {
            String file = "<!-- note {\"title\":\"big\"} -->\n" + "x\n".repeat(1024 * 1024)
                    + "<!-- note {\"title\":\"good\"} -->\nbody\n";

            assertOutcomes(items(Kind.NOTES, MARKDOWN, file), "invalid-body /body", "good");
            assertOutcomes(items(Kind.NOTES, MARKDOWN, file.replace("x\n", "xy\n")), "body-too-large", "good");
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void aStreamThatBreaksIsNotTakenForItsEnd(Format format) {
        Kind kind = format.fits(Kind.CONTACTS)
                ? Kind.CONTACTS
                : format.fits(Kind.LINKS) ? Kind.LINKS : format.fits(Kind.NOTES) ? Kind.NOTES : Kind.CALENDAR;
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken");
            }
        };

        assertThatThrownBy(() -> {
                    try (Import items = CONTENTS.importFile(kind, format, broken)) {
                        items.forEachRemaining(each -> {});
                    }
                })
                .isInstanceOfAny(IOException.class, UncheckedIOException.class);
    }

    @Test
    void aFormatHoldsItsKindsOnly() {
        assertThatThrownBy(() -> items(Kind.NOTES, VCARD_4, "")).isInstanceOf(ApiException.class);
    }

    /** Of 200 MB there is never more in memory than one line's bound. */
    @Test
    void aLineThatNeverEndsIsReadOver() throws IOException {
        List<InputStream> parts =
                List.of(stream("BEGIN:VCARD\nNOTE:"), repeated("x", 200 * 1024 * 1024), stream("\nEND:VCARD\n" + GOOD));

        assertOutcomes(
                items(Kind.CONTACTS, VCARD_4, new SequenceInputStream(Collections.enumeration(parts))),
                "body-too-large",
                "good");
    }

    /** Within the bounds, nothing may take time that grows faster than the file. */
    @Test
    void nothingTakesLong() {
        long begin = System.nanoTime();

        cards(card("X;ENCODING=QUOTED-PRINTABLE;A=" + "y".repeat(900_000) + ":=" + "\n=".repeat(500_000)));
        cards(card("N:" + ";".repeat(500_000) + ",".repeat(500_000)));
        cards(card("CATEGORIES:" + "a,".repeat(500_000)));
        cards(card("X" + ";A=b".repeat(250_000) + ":"));
        cards(card("X;A=" + "\"".repeat(900_000) + ":"));
        cards(card("NOTE:" + "\n ".repeat(600_000)));
        events(calendar(event("a", "DTSTART;TZID=" + "/a".repeat(400_000) + ":20260301T100000")));
        events(calendar(event("a", "DTSTART:20260301T100000\nRDATE:" + "20260301T100000,".repeat(60_000))));
        events(calendar(
                event("a", "DTSTART:20260301T100000\nRRULE:FREQ=DAILY;BYMONTHDAY=" + "1,".repeat(400_000) + "1")));
        events(calendar("BEGIN:VEVENT\n".repeat(100_000)));
        items(Kind.LINKS, BOOKMARKS, "<a href=\"" + "<".repeat(1_000_000));
        items(Kind.LINKS, BOOKMARKS, "<dt><a href=\"https://a.example\">a</a><dd>" + "x<b>".repeat(1_000_000));
        items(
                Kind.LINKS,
                BOOKMARKS,
                ("<dl><h3>" + "x".repeat(60_000) + "</h3>").repeat(90)
                        + "<dt><a href=\"https://a.example\">a</a>".repeat(3_000));
        items(Kind.NOTES, MARKDOWN, "<!-- note {".repeat(100_000));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
    }

    /** Each outcome is a content's name, or a problem and the pointer of its error. */
    private static void assertOutcomes(List<Imported> items, String... outcomes) {
        assertThat(items).extracting(ImportTest::outcome).containsExactly(outcomes);
    }

    private static String outcome(Imported item) {
        if (item.problem() == null) {
            JsonNode json = json(item);
            return json.path("name").path("full").asText(json.path("title").asText());
        }
        String pointer = item.problem().errors().isEmpty()
                ? ""
                : item.problem().errors().get(0).pointer();
        boolean shown = pointer.isEmpty() || pointer.startsWith("/notes");
        return item.problem().type().slug() + (shown ? "" : " " + pointer);
    }

    private static String name(Imported item) {
        return json(item).path("name").path("full").asText();
    }

    private static JsonNode json(Imported item) {
        return CONTENTS.json(item.content());
    }

    private static JsonNode tree(String json) {
        JsonNode tree = ContentsTest.contents().json.readOwn(json, JsonNode.class);
        ((ObjectNode) tree).removeNulls();
        return tree;
    }

    private static List<Imported> cards(String file) {
        return items(Kind.CONTACTS, VCARD_4, file);
    }

    private static List<Imported> events(String file) {
        return items(Kind.CALENDAR, ICALENDAR, file);
    }

    private static List<Imported> items(Kind kind, Format format, String file) {
        return items(kind, format, stream(file));
    }

    private static List<Imported> items(Kind kind, Format format, InputStream file) {
        List<Imported> all = new ArrayList<>();
        try (Import items = CONTENTS.importFile(kind, format, file)) {
            items.forEachRemaining(all::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static InputStream stream(String file) {
        return new ByteArrayInputStream(file.getBytes(UTF_8));
    }

    /** Much of the same, which is never in memory. */
    private static InputStream repeated(String text, int length) {
        byte[] piece = text.repeat(100_000).getBytes(UTF_8);
        return new SequenceInputStream(Collections.enumeration(IntStream.range(0, length / piece.length)
                .mapToObj(i -> (InputStream) new ByteArrayInputStream(piece))
                .toList()));
    }

    private static String card(String lines) {
        return "BEGIN:VCARD\nVERSION:4.0\n" + lines + "\nEND:VCARD\n";
    }

    private static String event(String uid, String lines) {
        return "BEGIN:VEVENT\nUID:" + uid + "\n" + lines + "\nEND:VEVENT\n";
    }

    private static String calendar(String components) {
        return "BEGIN:VCALENDAR\nVERSION:2.0\n" + components + "END:VCALENDAR\n";
    }
}
