package org.gatehouse.webaides.content;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.gatehouse.platform.InvalidValue;

/** Where a link leads: an address that a browser fetches, never one that it runs. */
record WebAddress(@JsonValue String value) {
    private static final int MAX_LENGTH = 4_000;
    private static final Set<String> SCHEMES = Set.of("http", "https", "ftp", "mailto", "tel");

    @JsonCreator
    static WebAddress parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidValue("must have at most 4000 characters");
        }
        try {
            URI address = new URI(text);
            String scheme = address.getScheme();
            if (scheme != null
                    && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))
                    && !address.getSchemeSpecificPart().isEmpty()) {
                return new WebAddress(text);
            }
        } catch (URISyntaxException e) {
            // told below, without the value
        }
        throw new InvalidValue("must be an address that begins with http:, https:, ftp:, mailto: or tel:");
    }
}
