package org.gatehouse.bench;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param onlyWebAides what is not about WebAides is left out
 * @param statementsOnly only show the SQL of each call
 * @param database JDBC address of an installed, empty database, or null for the embedded PostgreSQL
 */
record Options(
        int users,
        int rounds,
        Duration round,
        Duration warmUp,
        boolean onlyWebAides,
        boolean statementsOnly,
        String database,
        String user,
        String password) {
    static final int DOMAINS = 100;

    /** For the seed and for batches. */
    private static final int FEWEST_USERS = WebAides.USERS + 200;

    static final String HELP = """
            bench/run [options]
              --quick            3 rounds of 2 s after 30 s of warm-up: a look, no result
              --webaides         only what is about WebAides and sessions, and making a user
              --users N          users to seed, default 100000, with --webaides 3000
              --rounds N         interleaved rounds, default 5
              --seconds N        length of a call's turn in a round, default 10
              --warm-up N        seconds before the rounds, default 60
              --statements       only seed and show the SQL that each call sends (embedded PostgreSQL only)
              --database URL --user NAME --password TEXT
                                 an empty database of an installed PostgreSQL instead of the embedded one
              --networks         time the check of an allow list of one block and of 500, nothing else (JMH)
              --no-build         measure what is already built""";

    static Options parse(String... arguments) {
        int users = 0;
        int rounds = 5;
        int seconds = 10;
        int warmUp = 60;
        boolean onlyWebAides = false;
        boolean statementsOnly = false;
        String database = null;
        String user = "";
        String password = "";
        for (Iterator<String> rest = List.of(arguments).iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--quick" -> {
                    rounds = 3;
                    seconds = 2;
                    warmUp = 30;
                }
                case "--webaides" -> onlyWebAides = true;
                case "--users" -> users = number(option, rest, FEWEST_USERS, 1_000_000);
                case "--rounds" -> rounds = number(option, rest, 1, 100);
                case "--seconds" -> seconds = number(option, rest, 1, 600);
                case "--warm-up" -> warmUp = number(option, rest, 0, 3600);
                case "--statements" -> statementsOnly = true;
                case "--database" -> database = value(option, rest);
                case "--user" -> user = value(option, rest);
                case "--password" -> password = value(option, rest);
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        if (users == 0) {
            users = onlyWebAides ? 3_000 : 100_000;
        }
        return new Options(
                users,
                rounds,
                Duration.ofSeconds(seconds),
                Duration.ofSeconds(warmUp),
                onlyWebAides,
                statementsOnly,
                database,
                user,
                password);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }

    private static int number(String option, Iterator<String> rest, int least, int most) {
        String text = value(option, rest);
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException(option + " takes a number from " + least + " to " + most);
        }
        return Integer.parseInt(text);
    }
}
