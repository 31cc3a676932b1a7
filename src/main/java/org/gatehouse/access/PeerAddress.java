package org.gatehouse.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import inet.ipaddr.IPAddress;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.platform.IpLiteral;

/**
 * From where somebody calls. An IPv4-mapped address is the IPv4 address; a zone id is left out, for it means something on
 * one machine only.
 */
@Schema(
        type = SchemaType.STRING,
        maxLength = PeerAddress.MAX_LENGTH,
        description = "IPv4 or IPv6 address; answered in its canonical form (RFC 5952)",
        example = "192.0.2.7")
record PeerAddress(IPAddress ip) {
    /** Twice the longest address: a zone id is the name of an interface. */
    static final int MAX_LENGTH = 90;

    PeerAddress {
        ip = IpLiteral.unmapped(ip);
    }

    @JsonCreator
    static PeerAddress parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidValue("an address may have at most 90 characters");
        }
        int zone = text.indexOf('%');
        return new PeerAddress(IpLiteral.parse(zone < 0 ? text : text.substring(0, zone)));
    }

    @JsonValue
    String value() {
        return ip.toCanonicalString();
    }

    @Override
    public String toString() {
        return value();
    }
}
