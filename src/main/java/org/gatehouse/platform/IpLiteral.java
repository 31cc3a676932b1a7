package org.gatehouse.platform;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.IncompatibleAddressException;
import java.util.regex.Pattern;

/** Reads single addresses: IPv4 in four decimal parts, IPv6 as in RFC 4291, 2.2. */
public final class IpLiteral {
    /** The library reads much more, 0x7f.1 and 10.*.*.* for two; what inet_aton takes means other things elsewhere. */
    private static final Pattern CHARACTERS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowPrefix(false)
            .allowMask(false)
            .allow_inet_aton(false)
            .setRangeOptions(RangeParameters.NO_RANGE)
            .getIPv4AddressParametersBuilder()
            .allowLeadingZeros(false)
            .getParentBuilder()
            .getIPv6AddressParametersBuilder()
            .allowZone(false)
            .allowBase85(false)
            .getEmbeddedIPv4AddressParametersBuilder()
            .allowLeadingZeros(false)
            .getEmbeddedIPv4AddressParentBuilder()
            .getParentBuilder()
            .toParams();

    private IpLiteral() {}

    /**
     * The address as it is written.
     *
     * @throws InvalidValue for all else, zone ids, ports and brackets among it
     */
    public static IPAddress parse(String text) {
        try {
            if (CHARACTERS.matcher(text).matches()) {
                return new IPAddressString(text, STRICT).toAddress();
            }
        } catch (AddressStringException | IncompatibleAddressException e) {
            // not an address
        }
        throw new InvalidValue("must be an IPv4 or IPv6 address");
    }

    /** The IPv4 address that an IPv4-mapped one (RFC 4291, 2.5.5.2) stands for; any other as it is. */
    public static IPAddress unmapped(IPAddress address) {
        return address.isIPv6() && address.toIPv6().isIPv4Mapped()
                ? address.toIPv6().getEmbeddedIPv4Address()
                : address;
    }
}
