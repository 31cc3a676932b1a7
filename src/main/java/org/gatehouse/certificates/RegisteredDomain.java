package org.gatehouse.certificates;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * The domain that a host was registered under, as far as it can be told without the Public Suffix List: the last two labels, three
 * below such as co.uk. Where that is wrong the budget is too small, never too large.
 */
final class RegisteredDomain {
    /** Labels under which countries have names registered. */
    private static final Set<String> SECOND_LEVEL = Set.of(
            "ac", "co", "com", "edu", "go", "gob", "gov", "gv", "id", "ltd", "me", "mil", "ne", "net", "nom", "or",
            "org");

    private static final int COUNTRY = 2;

    private RegisteredDomain() {}

    static String of(String host) {
        String[] labels = Hosts.base(host).toLowerCase(Locale.ROOT).split("\\.", -1);
        int last = labels.length - 1;
        boolean underCountry =
                labels.length > 2 && labels[last].length() == COUNTRY && SECOND_LEVEL.contains(labels[last - 1]);
        int from = Math.max(0, labels.length - (underCountry ? 3 : 2));
        return String.join(".", Arrays.asList(labels).subList(from, labels.length));
    }
}
