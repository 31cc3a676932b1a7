package org.gatehouse.users;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gatehouse.platform.InvalidValue;

/** Refuses passwords that are easy to guess (zxcvbn), also from what is known of the user. No composition rules. */
final class PasswordPolicy {
    private static final int LOWEST_SCORE = 2; // of 0 to 4: over 10^6 guesses
    private static final String TOO_EASY =
            "the password is too easy to guess: it is common, a simple pattern, or made from the user's own name or address";
    private static final int SHORTEST_WORD = 3;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final List<Pattern> SEPARATORS =
            List.of(Pattern.compile("@"), Pattern.compile("[@.]"), BETWEEN_WORDS);

    // zxcvbn needs seconds for 128 characters chosen against it, 0.1 s for 24. A part is never harder than the whole.
    private static final int MEASURED = 24;

    private static final Zxcvbn ZXCVBN = new Zxcvbn();

    private PasswordPolicy() {}

    /** Refuses the password if it is too easy to guess; own words are username, address, name, and may be null. */
    static void check(Password password, String... ownWords) {
        List<String> words = Arrays.stream(ownWords)
                .filter(Objects::nonNull)
                .flatMap(PasswordPolicy::words)
                .distinct()
                .toList();
        String rest = words.stream()
                .filter(word -> word.length() > MEASURED)
                .reduce(password.text(), PasswordPolicy::without);
        if (ends(rest).allMatch(end -> ZXCVBN.measure(end, words).getScore() < LOWEST_SCORE)) {
            throw new InvalidValue(TOO_EASY);
        }
    }

    /** The phrase and its parts, down to single words, each also without what stands between its words. */
    private static Stream<String> words(String phrase) {
        return SEPARATORS.stream()
                .flatMap(separator -> Stream.concat(Stream.of(phrase), separator.splitAsStream(phrase)))
                .flatMap(part -> Stream.of(part, BETWEEN_WORDS.matcher(part).replaceAll("")))
                .filter(word -> word.length() >= SHORTEST_WORD);
    }

    /** zxcvbn finds only whole words in what it measures, so the long ones go before. */
    private static String without(String text, String word) {
        return Pattern.compile(Pattern.quote(word), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text)
                .replaceAll("");
    }

    private static Stream<String> ends(String text) {
        int length = text.length();
        return length <= MEASURED
                ? Stream.of(text)
                : Stream.of(text.substring(0, MEASURED), text.substring(length - MEASURED));
    }
}
