package org.gatehouse.access;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gatehouse.platform.InvalidValue;

/** Reads what a proxy wrote about one hop. Empty where it names no address: {@code unknown}, {@code _hidden}, garbage. */
final class Hop {
    private static final String PORT = "(?::(?:[0-9]{1,5}|_[A-Za-z0-9._-]+))?";
    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\[\\]]+)]" + PORT);
    private static final Pattern WITH_PORT = Pattern.compile("([0-9.]+)" + PORT);
    private static final Pattern PROTO = Pattern.compile("(?i)\\s*proto\\s*=(.*)");
    private static final Pattern FOR = Pattern.compile("(?i)\\s*for\\s*=(.*)");

    private Hop() {}

    /** An element of {@code Forwarded}: {@code for="[2001:db8::1]:4711";proto=https}. */
    static Optional<PeerAddress> ofElement(String element) {
        String node = null;
        for (String pair : element.split(";", -1)) {
            Matcher given = FOR.matcher(pair);
            if (given.matches()) {
                if (node != null) {
                    return Optional.empty(); // RFC 7239, 4: once in an element
                }
                node = given.group(1).strip();
            }
        }
        return node == null ? Optional.empty() : ofNode(unquoted(node));
    }

    /** Whether an element of {@code Forwarded} says that this hop was called by HTTPS. */
    static boolean isHttps(String element) {
        List<String> protocols = Stream.of(element.split(";", -1))
                .map(PROTO::matcher)
                .filter(Matcher::matches)
                .map(given -> unquoted(given.group(1).strip()))
                .toList();
        return protocols.size() == 1 && protocols.get(0).equalsIgnoreCase("https");
    }

    /** An element of {@code X-Forwarded-For}: an address, maybe in brackets, maybe with a port. */
    static Optional<PeerAddress> ofNode(String node) {
        try {
            Matcher bracketed = BRACKETED.matcher(node);
            if (bracketed.matches()) {
                return Optional.of(PeerAddress.parse(bracketed.group(1)));
            }
            Matcher withPort = WITH_PORT.matcher(node);
            return Optional.of(PeerAddress.parse(withPort.matches() ? withPort.group(1) : node));
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
