package org.gatehouse.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Tenant;

/** Makes a domain with some of everything that an archive can hold. */
final class Filled {
    private Filled() {}

    /** Its name; it has three users, a guest, three aliases, and entries of every kind. */
    static String domain(Tenant tenant) {
        ApiClient client = tenant.client();
        String name = tenant.domain();
        String elsewhere = tenant.domain();
        made(200, client.patch("domains/" + name, """
                {"description": "Zürich ☃", "maxUsers": 50}"""));
        made(200, client.put("domains/" + name + "/second-factor", "{\"maxAllowedRetries\": 7}"));
        made(201, client.post("users", """
                {"address": "Ada@%1$s", "displayName": "Ada Lovelace", "password": "violet tram ledger 48",
                 "profile": {"city": "London", "phone1": "+442079460958"},
                 "preferences": {"timeZone": "Europe/London", "custom": {"b": 1.50, "a": [true, "x"]}}}""".formatted(name)));
        made(201, client.post("users", """
                {"address": "charles@%1$s", "username": "Charles", "status": "disabled",
                 "passwordHash": "$1$gatehous$NvH81mCbVe1bO3IQTaGRh1"}""".formatted(name)));
        made(201, client.post("users", """
                {"address": "grace@%1$s", "username": "The Grace", "protected": true}""".formatted(name)));
        tenant.user("guest@" + elsewhere);
        made(200, client.send("PUT", "domains/" + name + "/members/guest@" + elsewhere));
        made(201, client.post("aliases", """
                {"address": "info@%1$s", "destinations": ["charles@%1$s", "ada@%1$s", "out@other.example"],
                 "description": "Questions"}""".formatted(name)));
        made(201, client.post("aliases", """
                {"address": "@%1$s", "destinations": ["info@%1$s"], "enabled": false}""".formatted(name)));
        made(201, client.post("aliases", """
                {"address": "gone@%1$s", "action": "bounce"}""".formatted(name)));
        made(200, client.put("users/ada@" + name + "/quota", "{\"messages\": 5000, \"bytes\": 5368709120}"));
        fill(client, "Ada@" + name);
        return name;
    }

    private static void fill(ApiClient client, String user) {
        entry(client, user, "contacts", """
                {"uid": "card-2", "content": {"@type": "Card", "version": "1.0", "uid": "card-2",
                 "name": {"full": "Käthe Kollwitz"}, "emails": {"e": {"address": "kaethe@example.org"}}}}""");
        entry(client, user, "contacts", """
                {"content": {"@type": "Card", "version": "1.0", "name": {"full": "Somebody"}}}""");
        entry(client, user, "calendar", """
                {"content": {"@type": "Event", "title": "Standup", "start": "2026-12-01T09:00:00", "duration": "PT1H",
                 "timeZone": "Europe/Berlin", "recurrenceRules": [{"@type": "RecurrenceRule", "frequency": "weekly"}]}}""");
        entry(client, user, "tasks", """
                {"content": {"@type": "Task", "title": "Write", "due": "2026-12-03T09:00:00", "progress": "in-process"}}""");
        entry(client, user, "notes", """
                {"content": {"title": "Note", "body": "Line one\\nline \\u2028 two"}}""");
        entry(client, user, "links", """
                {"content": {"url": "https://example.com/?a=b&c", "title": "A link"}}""");
        made(201, client.post("users/" + user + "/webaides", """
                {"kind": "contacts", "name": "Work", "color": "#3366cc", "description": "At work"}"""));
    }

    private static void entry(ApiClient client, String user, String kind, String draft) {
        String webaide = client.get("users/" + user + "/webaides?kind=" + kind)
                .json()
                .at("/items/0/id")
                .asText();
        made(201, client.post("webaides/" + webaide + "/entries", draft));
    }

    private static void made(int status, Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    }
}
