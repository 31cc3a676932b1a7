package org.gatehouse.platform;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressSeqRange;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Addresses that follow each other: one, a CIDR block, or all from one to another, written {@code a-b}. IPv4-mapped ones are
 * IPv4 addresses; other IPv6 networks hold no IPv4 address, {@code ::/0} neither. A block whose address has bits behind the
 * prefix is refused: 10.0.0.1/8 may be a slip that opens 16 million addresses in place of one.
 */
@Schema(
        type = SchemaType.STRING,
        maxLength = Network.MAX_LENGTH,
        description =
                "Address, CIDR block without bits behind its prefix, or range from-to, of IPv4 or IPv6; answered in its shortest form",
        example = "192.0.2.0/24")
public record Network(IPAddressSeqRange range) {
    /** Twice the longest address, and the hyphen between. */
    public static final int MAX_LENGTH = 91;

    private static final Pattern PREFIX = Pattern.compile("0|[1-9][0-9]{0,2}");

    @JsonCreator
    public static Network parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidValue("a network may have at most 91 characters");
        }
        if (text.indexOf('%') >= 0) {
            throw new InvalidValue("a network may not have a zone id, which means something on one machine only");
        }
        int hyphen = text.indexOf('-');
        if (hyphen >= 0) {
            return between(address(text.substring(0, hyphen)), address(text.substring(hyphen + 1)));
        }
        int slash = text.indexOf('/');
        if (slash >= 0) {
            return block(address(text.substring(0, slash)), text.substring(slash + 1));
        }
        IPAddress only = address(text);
        return between(only, only);
    }

    /** The shortest way to write it: as an address, else as a block, else as a range. */
    @JsonValue
    public String value() {
        String first = range.getLower().toCanonicalString();
        if (!range.isMultiple()) {
            return first;
        }
        IPAddress block = range.coverWithPrefixBlock();
        return block.getCount().equals(range.getCount())
                ? first + "/" + block.getPrefixLength()
                : first + "-" + range.getUpper().toCanonicalString();
    }

    @Override
    public String toString() {
        return value();
    }

    private static Network block(IPAddress first, String prefix) {
        if (!PREFIX.matcher(prefix).matches() || Integer.parseInt(prefix) > first.getBitCount()) {
            throw new InvalidValue("the prefix of a block must be a number from 0 to 32, with IPv6 to 128");
        }
        IPAddress block = first.toPrefixBlock(Integer.parseInt(prefix));
        if (!block.getLower().equals(first)) {
            throw new InvalidValue("a block must begin with its first address, all bits behind the prefix 0");
        }
        return between(block.getLower(), block.getUpper());
    }

    private static Network between(IPAddress first, IPAddress last) {
        IPAddress from = IpLiteral.unmapped(first);
        IPAddress to = IpLiteral.unmapped(last);
        if (from.isIPv4() != to.isIPv4() && first.isIPv6() && last.isIPv6()) {
            from = first; // ::/80 ends among the mapped addresses and is IPv6 all the same
            to = last;
        }
        if (from.isIPv4() != to.isIPv4()) {
            throw new InvalidValue("a range must be of IPv4 or of IPv6, not from one to the other");
        }
        if (from.compareTo(to) > 0) {
            throw new InvalidValue("a range must begin with its lower address");
        }
        return new Network(from.spanWithRange(to));
    }

    private static IPAddress address(String text) {
        try {
            return IpLiteral.parse(text);
        } catch (InvalidValue e) {
            throw new InvalidValue("must be an address, a CIDR block or a range from-to, of IPv4 or IPv6");
        }
    }
}
