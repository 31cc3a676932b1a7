package org.gatehouse.mail.ip;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressSeqRange;
import inet.ipaddr.IPAddressString;
import java.util.List;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.platform.IpLiteral;
import org.gatehouse.platform.Network;

/** Writes addresses so that their texts sort as they do, and says which of them mail can be sent from. */
final class IpKey {
    /** "This network", loopback, link-local, multicast and what is reserved, with broadcast; the same of IPv6. */
    private static final List<IPAddressSeqRange> UNUSABLE =
            List.of("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3", "::/127", "fe80::/9", "ff00::/8")
                    .stream()
                    .map(text -> Network.parse(text).range())
                    .toList();

    private IpKey() {}

    static String of(IPAddress address) {
        return (address.isIPv4() ? "4" : "6") + address.toHexString(false);
    }

    static IPAddress address(String key) {
        return new IPAddressString("0x" + key.substring(1)).getAddress();
    }

    /**
     * A single address that mail can be sent from.
     *
     * @throws InvalidValue for all else
     */
    static IPAddress parse(String text) {
        IPAddress address = IpLiteral.unmapped(IpLiteral.parse(text));
        if (!isUsable(address.spanWithRange(address))) {
            throw new InvalidValue("must be an address of one host, that others can reach");
        }
        return address;
    }

    /** Whether all of the range can be sent from. */
    static boolean isUsable(IPAddressSeqRange range) {
        return UNUSABLE.stream().noneMatch(range::overlaps);
    }
}
