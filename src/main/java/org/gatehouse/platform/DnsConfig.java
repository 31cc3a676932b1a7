package org.gatehouse.platform;

import static org.gatehouse.platform.StartCheck.require;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whom the server asks about names, and how long it waits. */
@ApplicationScoped
class DnsConfig implements StartCheck {
    static final String RESOLVERS = "gatehouse.dns.resolvers";
    static final String TIMEOUT = "gatehouse.dns.timeout";

    private static final int PORT = 53;
    private static final int MAX_PORT = 65_535;
    private static final int MAX_RESOLVERS = 10;
    private static final Duration LEAST = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofSeconds(30);
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:\\[(?<six>[^\\]]+)]|(?<four>[0-9.]+))(?::(?<port>[0-9]{1,5}))?|(?<bare>[0-9A-Fa-f:.]+)");

    @Inject
    @ConfigProperty(name = RESOLVERS)
    Optional<String> resolvers;

    @Inject
    @ConfigProperty(name = TIMEOUT)
    Duration timeout;

    /** Those that are configured; none when the machine's are to be asked. */
    List<InetSocketAddress> resolvers() {
        return Stream.of(resolvers.orElse("").split(",", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(DnsConfig::address)
                .toList();
    }

    Duration timeout() {
        return timeout;
    }

    @Override
    public void check() {
        require(
                timeout.compareTo(LEAST) >= 0 && timeout.compareTo(MOST) <= 0,
                TIMEOUT,
                "a duration from PT0.1S to PT30S");
        boolean lawful;
        try {
            lawful = resolvers().size() <= MAX_RESOLVERS;
        } catch (InvalidValue e) {
            lawful = false;
        }
        require(
                lawful,
                RESOLVERS,
                "up to ten addresses, each with a port if it is not 53, such as 192.0.2.1,[2001:db8::1]:5353");
    }

    static InetSocketAddress address(String text) {
        Matcher matcher = ADDRESS.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidValue("must be an address, with a port or without");
        }
        String host = first(matcher.group("six"), matcher.group("four"), matcher.group("bare"));
        int port = matcher.group("port") == null ? PORT : Integer.parseInt(matcher.group("port"));
        if (port < 1 || port > MAX_PORT) {
            throw new InvalidValue("must have a port from 1 to 65535");
        }
        return new InetSocketAddress(IpLiteral.parse(host).toInetAddress(), port);
    }

    private static String first(String... texts) {
        for (String text : texts) {
            if (text != null) {
                return text;
            }
        }
        throw new IllegalStateException("the pattern has matched");
    }
}
