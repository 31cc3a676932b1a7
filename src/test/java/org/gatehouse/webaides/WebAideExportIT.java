package org.gatehouse.webaides;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;
import static org.gatehouse.webaides.Importer.cards;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.SharedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Containers as files. */
class WebAideExportIT {
    private static final Keeper KEEPER = Keeper.fresh();
    private static final Importer IMPORTER = Importer.of(KEEPER);
    private static final ApiClient CLIENT = KEEPER.client();

    private static String filled(String kind) {
        String container = IMPORTER.container(kind);
        List<String> contents =
                switch (kind) {
                    case "contacts" ->
                        List.of(
                                "{\"name\": {\"full\": \"Ad\u00e4\"}, \"emails\": {\"a\": {\"address\": \"a@example.com\"}}}",
                                "{\"name\": {\"full\": \"Bob\"}, \"keywords\": {\"x\": true}, \"example.com:x\": [1],"
                                        + " \"media\": {\"p\": {\"kind\": \"photo\", \"uri\": \"https://a.example/b\"}}}");
                    case "calendar" ->
                        List.of(
                                "{\"title\": \"daily\", \"start\": \"2026-03-01T10:00:00\", \"timeZone\": \"Europe/Berlin\","
                                        + " \"duration\": \"PT1H\", \"recurrenceRules\": [{\"frequency\": \"daily\"}]}",
                                "{\"title\": \"all day\", \"start\": \"2026-03-01T00:00:00\", \"showWithoutTime\": true}");
                    case "tasks" ->
                        List.of(
                                "{\"title\": \"one\", \"due\": \"2026-03-01T10:00:00\", \"timeZone\": \"Etc/UTC\"}",
                                "{\"title\": \"two\", \"progress\": \"completed\"}");
                    case "notes" ->
                        List.of(
                                "{\"title\": \"one\", \"body\": \"# x\\n\\ny\", \"format\": \"markdown\"}",
                                "{\"title\": \"two\", \"keywords\": [\"a\"]}");
                    default ->
                        List.of(
                                "{\"title\": \"A & <b>\", \"url\": \"https://a.example/?a=1&b=2\"}",
                                "{\"title\": \"B\", \"url\": \"https://b.example\", \"keywords\": [\"x\", \"y\"]}");
                };
        for (String content : contents) {
            Answer made = CLIENT.post(container + "/entries", "{\"content\": " + content + "}");
            assertThat(made.status()).as(made.text()).isEqualTo(201);
        }
        return container;
    }

    @ParameterizedTest
    @CsvSource({
        "contacts, vcard-4, text/vcard, vcf",
        "contacts, vcard-3, text/vcard, vcf",
        "contacts, csv, text/csv, csv",
        "calendar, icalendar, text/calendar, ics",
        "tasks, icalendar, text/calendar, ics",
        "notes, markdown, text/markdown, md",
        "links, bookmarks, text/html, html",
        "links, csv, text/csv, csv"
    })
    void comesBackTheSame(String kind, String format, String mediaType, String suffix) {
        String from = filled(kind);
        String to = IMPORTER.container(kind);

        Answer file = CLIENT.get(from + "/export?format=" + format);
        assertThat(file.header("Content-Type")).startsWith(mediaType);
        assertThat(file.header("Content-Disposition"))
                .startsWith("attachment; ")
                .endsWith("." + suffix + "\"");
        assertThat(IMPORTER.outcomes(to, mediaType, file.text())).containsExactly("created", "created");

        assertThat(IMPORTER.export(to, format)).isEqualTo(file.text());
        assertThat(IMPORTER.outcomes(to, mediaType, file.text())).containsExactly("unchanged", "unchanged");
        assertThat(IMPORTER.outcomes(from, mediaType, file.text())).containsExactly("unchanged", "unchanged");
    }

    @ParameterizedTest
    @CsvSource({
        "contacts, */*, text/vcard; version=4.0",
        "contacts, text/vcard, text/vcard; version=4.0",
        "contacts, text/*, text/vcard; version=4.0",
        "contacts, 'text/vcard;version=3.0', text/vcard; version=3.0",
        "contacts, 'text/vcard;version=2.1, text/csv;q=0.1', text/csv",
        "contacts, 'text/vcard;q=0.5, text/csv', text/csv",
        "contacts, 'text/vcard, text/calendar, text/csv, text/html, text/markdown, application/problem+json', text/vcard; version=4.0",
        "calendar, */*, text/calendar",
        "tasks, */*, text/calendar",
        "notes, */*, text/markdown",
        "links, 'text/html,application/xhtml+xml,*/*;q=0.8', text/html",
        "links, text/csv, text/csv"
    })
    void isWhatIsAccepted(String kind, String accept, String type) {
        Answer file = CLIENT.with("Accept", accept).get("webaides/" + KEEPER.first(kind) + "/export");

        assertThat(file.status()).as(file.text()).isEqualTo(200);
        assertThat(file.header("Content-Type").toLowerCase(Locale.ROOT).split("; *"))
                .containsExactlyInAnyOrder((type + "; charset=utf-8").split("; "));
    }

    @Test
    void isNothingElse() {
        String notes = "webaides/" + KEEPER.first("notes") + "/export";

        assertProblem(CLIENT.with("Accept", "text/vcard").get(notes), 406, "not-acceptable");
        assertProblem(CLIENT.with("Accept", "application/json").get(notes), 406, "not-acceptable");
        assertProblem(CLIENT.with("Accept", "text/markdown;q=0").get(notes), 406, "not-acceptable");
        assertProblem(CLIENT.get(notes + "?format=vcard-4"), 400, "invalid-parameter");
        assertProblem(CLIENT.get(notes + "?format=pdf"), 400, "invalid-parameter");
        assertThat(CLIENT.with("Accept", "application/json")
                        .get(notes + "?format=markdown")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void hasANameThatIsSafe() {
        String container = IMPORTER.container("notes", "../Bj\u00f6rn's \\\"notes\\\"");

        assertThat(CLIENT.get(container + "/export").header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"__Bj_rn's _notes_.md\";"
                        + " filename*=UTF-8''__Bj%C3%B6rn%27s%20_notes_.md");
    }

    @Test
    void holdsAllOfManyPages() {
        String container = IMPORTER.container("contacts");
        IMPORTER.done(container, "text/vcard", cards(1_234));

        assertThat(IMPORTER.export(container, "vcard-4").lines().filter("BEGIN:VCARD"::equals))
                .hasSize(1_234);
    }

    @Test
    void isNotForStrangersAndOtherScopes() {
        String notes = "webaides/" + KEEPER.first("notes") + "/export";
        ApiClient other = KEEPER.tenant().codeWith("webaides.notes:write", "webaides.contacts:read");

        assertProblem(other.get(notes), 403, "scope-missing");
        assertProblem(Keeper.fresh().client().get(notes), 404, "webaide-not-found");
    }

    /** Of more than fits into one page's memory; and who goes away in the midst leaves no trace in the log. */
    @Test
    void ofLargeEntriesIsCutIntoSmallPages() throws IOException {
        String container = IMPORTER.container("notes");
        for (int i = 0; i < 24; i++) {
            Answer made = CLIENT.post(container + "/entries", """
                    {"content": {"title": "%d", "body": "%s"}}""".formatted(i, "x".repeat(890_000)));
            assertThat(made.status()).as(made.text()).isEqualTo(201);
        }
        String before = SharedServer.get().log();
        String code = KEEPER.tenant()
                .client()
                .post("api-codes", """
                {"name": "leaver", "enabled": true, "scopes": ["webaides.notes:read"]}""")
                .json()
                .path("secret")
                .asText();
        URI server = SharedServer.uri();
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setReceiveBufferSize(4096);
            socket.getOutputStream()
                    .write(("GET /v1/" + container + "/export HTTP/1.1\r\nHost: " + server.getAuthority()
                                    + "\r\nAuthorization: Bearer " + code + "\r\n\r\n")
                            .getBytes(US_ASCII));
            assertThat(socket.getInputStream().readNBytes(10_000)).hasSize(10_000);
            socket.setSoLinger(true, 0);
        }

        assertThat(IMPORTER.export(container, "markdown").length()).isGreaterThan(24 * 890_000);
        String log = SharedServer.get().log().substring(before.length());
        assertThat(log.lines()).noneMatch(line -> line.contains("SEVERE") || line.contains("ERROR"));
    }
}
