package org.gatehouse.certificates;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.gatehouse.domains.DomainName;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.platform.Sha256;

/**
 * Names of hosts as certificates carry them: A-labels in lower case, sorted, each once.
 *
 * @param names may begin with {@code *.}
 */
record Hosts(List<String> names) {
    /** As many as Let's Encrypt takes in one certificate. */
    static final int MOST = 100;

    private static final String WILDCARD = "*.";

    static Hosts of(Collection<String> names) {
        return new Hosts(List.copyOf(new TreeSet<>(names)));
    }

    /**
     * One name in the form in which it is kept.
     *
     * @throws InvalidValue if it is none
     */
    static String name(String text) {
        return text.startsWith(WILDCARD)
                ? WILDCARD + DomainName.parse(text.substring(WILDCARD.length())).value()
                : DomainName.parse(text).value();
    }

    static boolean isWildcard(String name) {
        return name.startsWith(WILDCARD);
    }

    /** The name below which those lie that a wildcard stands for; any other name itself. */
    static String base(String name) {
        return isWildcard(name) ? name.substring(WILDCARD.length()) : name;
    }

    /** The names under which a certificate for the host may be known: its own and the wildcard for it. */
    static List<String> spellings(String name) {
        int dot = name.indexOf('.');
        return isWildcard(name) ? List.of(name) : List.of(name, "*" + name.substring(dot));
    }

    /** By which a set of hosts is known. */
    String key() {
        return Sha256.of(String.join(" ", names));
    }

    boolean cover(String name) {
        return spellings(name).stream().anyMatch(names::contains);
    }

    boolean cover(Hosts others) {
        return others.names().stream().allMatch(this::cover);
    }
}
