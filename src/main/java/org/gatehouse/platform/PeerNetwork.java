package org.gatehouse.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** The network around an address, as wide as one party commonly has: /24 of IPv4, /64 of IPv6. */
public final class PeerNetwork {
    public static final String ELSEWHERE = "elsewhere";
    private static final int IPV4_BYTES = 4;
    private static final int IPV4_PREFIX = 24;
    private static final int IPV6_PREFIX = 64;

    private PeerNetwork() {}

    /** The network of an address in text, {@code 192.0.2.0/24}; {@link #ELSEWHERE} for what is no address. */
    public static String of(String address) {
        String plain = address == null ? "" : address.replaceFirst("%.*", ""); // a zone names an interface of ours
        if (!plain.matches("[0-9a-fA-F:.]+") || !plain.matches(".*[:.].*")) {
            return ELSEWHERE; // a name would be looked up
        }
        try {
            byte[] bytes = InetAddress.getByName(plain).getAddress();
            int prefix = bytes.length == IPV4_BYTES ? IPV4_PREFIX : IPV6_PREFIX;
            Arrays.fill(bytes, prefix / Byte.SIZE, bytes.length, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + prefix;
        } catch (UnknownHostException e) {
            return ELSEWHERE;
        }
    }
}
