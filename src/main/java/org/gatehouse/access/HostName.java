package org.gatehouse.access;

import java.util.regex.Pattern;
import org.gatehouse.domains.DomainName;
import org.gatehouse.platform.InvalidValue;

/** Reads the host that a request was sent to. */
final class HostName {
    private static final Pattern END = Pattern.compile("\\.?(?::[0-9]*)?$");

    private HostName() {}

    /**
     * The name in a {@code Host} header, in any case, maybe with the dot of the root, maybe with a port; written as
     * {@link DomainName} writes it, null when it is no such name.
     */
    static String parse(String header) {
        try {
            return header == null
                    ? null
                    : DomainName.parse(END.matcher(header).replaceFirst("")).value();
        } catch (InvalidValue e) {
            return null; // an IP address, a single label, garbage: nothing that a code can be bound to
        }
    }
}
