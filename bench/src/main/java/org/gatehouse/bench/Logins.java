package org.gatehouse.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/**
 * Logins that fail, one after the other by one caller: the time must not tell an unknown user from a wrong password.
 *
 * @param username of the attempt of this number; none comes often enough to be slowed down
 */
record Logins(String name, Api api, LongFunction<String> username, AtomicLong attempts) implements Measurement {
    private static final int USERS = 2_000;

    static Logins ofNobody(Api api) {
        LongFunction<String> username = attempt -> "nobody-" + attempt + "@" + Api.domain(1);
        return new Logins("login, unknown user", api, username, new AtomicLong());
    }

    /** Of users who get the hash of a password that the server has made. */
    static Logins ofSeededUsers(Api api, Database database) throws SQLException {
        api.put("/v1/users/" + seeded(0) + "/password", "{\"password\":\"violet tram ledger 48\"}", 204);
        try (Connection connection = database.connect();
                PreparedStatement give =
                        connection.prepareStatement("update user_account set password_changed_at = now(),"
                                + " password_hash = (select password_hash from user_account where username_key = ?)"
                                + " where username_key = ?")) {
            for (int i = 1; i < USERS; i++) {
                Plain.set(give, seeded(0), seeded(i));
                give.addBatch();
            }
            give.executeBatch();
        }
        return new Logins("login, wrong password", api, attempt -> seeded((int) (attempt % USERS)), new AtomicLong());
    }

    @Override
    public Sample take(String tag, Duration length) {
        List<Double> millis = new ArrayList<>();
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < length.toNanos()) {
            String attempt = "{\"username\":\"%s\",\"password\":\"not the one\"}"
                    .formatted(username.apply(attempts.getAndIncrement()));
            long sent = System.nanoTime();
            api.post("/v1/access-tokens", attempt, 401);
            millis.add((System.nanoTime() - sent) / 1e6);
        }
        double rate = millis.size() * 1e9 / (System.nanoTime() - begin);
        Collections.sort(millis);
        return new Sample(rate, millis.get(millis.size() / 2), millis.get(millis.size() * 99 / 100));
    }

    private static String seeded(int number) {
        return "user00-%06d@%s".formatted(number, Api.domain(number % Options.DOMAINS));
    }
}
