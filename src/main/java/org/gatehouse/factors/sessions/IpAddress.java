package org.gatehouse.factors.sessions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.IpLiteral;

/**
 * From where somebody logs in, as a program says.
 *
 * @param value in canonical form, 39 characters at most; that of IPv4 for an IPv4-mapped address
 */
@Schema(
        type = SchemaType.STRING,
        maxLength = 45,
        description = "IPv4 or IPv6 address; answered in its canonical form (RFC 5952)",
        example = "192.0.2.7")
public record IpAddress(String value) {
    /**
     * Reads one.
     *
     * @throws org.gatehouse.platform.InvalidValue for all else
     */
    @JsonCreator
    public static IpAddress parse(String text) {
        return new IpAddress(IpLiteral.unmapped(IpLiteral.parse(text)).toCanonicalString());
    }

    @JsonValue
    @Override
    public String value() {
        return value;
    }
}
