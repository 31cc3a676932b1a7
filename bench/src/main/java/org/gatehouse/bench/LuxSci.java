package org.gatehouse.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gatehouse.bench.WebAides.Container;

/** A code in user mode at the door of LuxSci's clients, and users who have begun a session with it. */
final class LuxSci {
    private static final String BASE = "/perl/api/v2";
    private static final String PASSWORD = "four-odd-words-together";
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final Pattern SECRET = Pattern.compile("\"secret\":\"([^\"]+)\"");
    private static final Pattern AUTH = Pattern.compile("\"auth\":\"([^\"]+)\"");

    private static final String ENTRIES = "select u.username, w.number, e.number from webaide_entry e"
            + " join webaide w on w.id = e.webaide_id join user_account u on u.id = w.user_id where w.id = ?";

    private final Api api;
    private final String token;
    private final String secret;

    private LuxSci(Api api, String token, String secret) {
        this.api = api;
        this.token = token;
        this.secret = secret;
    }

    /** A GET of an entry, signed; the rest are values of the SQL that it needs. */
    record Signed(String path, String cookie, String username, UUID webaide, long number, long entry) {}

    /** All entries of these containers, asked for by their users. */
    static List<Signed> gets(Api administrator, Database database, List<Container> containers) throws SQLException {
        String code = administrator.post("/v1/api-codes", """
                        {"name": "sync", "enabled": true, "mode": "user", "dialects": ["luxsci"],
                         "limits": {"perMinute": 1000000, "perDay": 1000000000},
                         "scopes": ["webaides.contacts:read"]}""", 201);
        // those who poll sessions have a device, and this protocol has no place for a second factor
        administrator.put("/v1/organization/second-factor", "{\"required\": \"nobody\"}", 200);
        LuxSci door = new LuxSci(administrator.with(null), first(TOKEN, code), first(SECRET, code));
        List<Signed> gets = new ArrayList<>();
        for (Container container : containers) {
            administrator.put(
                    "/v1/users/" + container.user() + "/password", "{\"password\":\"" + PASSWORD + "\"}", 204);
            gets.addAll(door.gets(database, container));
        }
        return gets;
    }

    private List<Signed> gets(Database database, Container container) throws SQLException {
        List<Signed> gets = new ArrayList<>();
        String auth = null;
        try (Connection connection = database.connect();
                PreparedStatement select = connection.prepareStatement(ENTRIES)) {
            Plain.set(select, container.id());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String username = row.getString(1);
                    long number = row.getLong(2);
                    long entry = row.getLong(3);
                    auth = auth == null ? logIn(username) : auth;
                    String path =
                            "%s/user/%s/webaides/addressbooks/%d/entries/%d".formatted(BASE, username, number, entry);
                    gets.add(new Signed(
                            path,
                            "signature=" + auth + ":" + mac(auth + "\nGET\n" + path + "\n\n\n"),
                            username,
                            container.id(),
                            number,
                            entry));
                }
            }
        }
        return gets;
    }

    private String logIn(String username) {
        long date = Instant.now().getEpochSecond();
        String signature = mac(token + "\n" + date + "\n" + username + "\n" + PASSWORD + "\n");
        return first(AUTH, api.post(BASE + "/auth", """
                {"token": "%s", "date": %d, "user": "%s", "pass": "%s", "signature": "%s"}""".formatted(token, date, username, PASSWORD, signature), 201));
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("not in the answer: " + pattern);
        }
        return matcher.group(1);
    }
}
