package org.gatehouse.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Users with a device each, who log in where LoginTC's clients ask whether they may. */
record Logintc(Api api, String key, List<Person> people) {
    /** As many as may be pending for one user. */
    private static final int PENDING = 20;

    private static final Pattern SECRET = Pattern.compile("\"secret\":\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("\"code\":\"([^\"]+)\"");
    private static final Pattern DOMAIN = Pattern.compile("\"domains\":\\[\"([0-9a-f]{40})\"");
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f]{40})\"");

    /**
     * One of them.
     *
     * @param sessions where sessions of the user's domain are made
     */
    record Person(String username, String sessions, Device device) {}

    /** Gives devices to the first users of the seed. */
    static Logintc of(Api administrator, int users) {
        String key = first(SECRET, administrator.post("/v1/api-codes", """
                        {"name": "second factor", "enabled": true, "dialects": ["logintc"],
                         "scopes": ["users:read", "domains.members:read", "sessions:read", "sessions:write"]}""", 201));
        Api api = administrator.withLoginTc(key);
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < users; i++) {
            String domain = Api.domain(i % Options.DOMAINS);
            String username = "user00-%06d@%s".formatted(i, domain);
            String token = administrator.put("/v1/domains/" + domain + "/members/" + username + "/token", "", 200);
            Device device = Device.activate(administrator, first(CODE, token));
            String user = api.get("/api/users?username=" + username);
            people.add(new Person(username, "/api/domains/" + first(DOMAIN, user) + "/sessions", device));
        }
        return new Logintc(api, key, people);
    }

    /** Some of the same people. */
    Logintc some(int from, int to) {
        return new Logintc(api, key, people.subList(from, to));
    }

    /** Makes as many sessions as may be pending; their paths. */
    List<String> begin() {
        List<String> paths = new ArrayList<>();
        for (Person person : people) {
            for (int i = 0; i < PENDING; i++) {
                String body = "{\"user\":{\"username\":\"%s\"},\"attributes\":[]}".formatted(person.username());
                paths.add(person.sessions() + "/" + first(ID, api.post(person.sessions(), body, 200)));
            }
        }
        return paths;
    }

    void cancel(List<String> paths) {
        paths.forEach(api::delete);
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("not in the answer: " + pattern);
        }
        return matcher.group(1);
    }
}
