package org.gatehouse.platform;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Where the server may dial: on the Internet, and where the configuration allows it, so that nobody reaches what lies beside it. */
@ApplicationScoped
public class Outgoing {
    /** Not on the Internet, after the registries of special addresses that RFC 6890 began. */
    private static final List<IPAddress> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "2001::/23", // Teredo, which holds IPv4 addresses, among it
                    "2001:db8::/32",
                    "2002::/16", // 6to4, too
                    "3fff::/20")
            .map(block -> new IPAddressString(block).getAddress())
            .toList();

    /** All else of IPv6 is loopback, link-local, private, multicast, or a disguise of IPv4. */
    private static final IPAddress GLOBAL = new IPAddressString("2000::/3").getAddress();

    @Inject
    OutgoingConfig config;

    @Inject
    Dns dns;

    /**
     * An address of the host that may be dialled. Dial this one: the name may lead elsewhere a moment later. Call it outside of
     * transactions.
     *
     * @throws OutgoingRefused if it has none
     */
    public InetAddress allowed(String host) throws OutgoingRefused {
        CompletableFuture<DnsAnswer> four = dns.ask(host, DnsType.A);
        CompletableFuture<DnsAnswer> six = dns.ask(host, DnsType.AAAA);
        List<IPAddress> addresses = Stream.of(four.join(), six.join())
                .flatMap(answer -> answer.records().stream())
                .map(record -> IpLiteral.unmapped(IpLiteral.parse(record)))
                .toList();
        if (addresses.isEmpty()) {
            throw new OutgoingRefused("the host has no address");
        }
        return addresses.stream()
                .filter(this::isAllowed)
                .findFirst()
                .orElseThrow(() -> new OutgoingRefused("the host's addresses are not on the Internet"))
                .toInetAddress();
    }

    private boolean isAllowed(IPAddress address) {
        return isPublic(address) || config.allowed().stream().anyMatch(block -> block.contains(address));
    }

    static boolean isPublic(IPAddress address) {
        return (address.isIPv4() || GLOBAL.contains(address))
                && SPECIAL.stream().noneMatch(block -> block.contains(address));
    }
}
