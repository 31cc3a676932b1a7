package org.gatehouse.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;

/** A media type, or what a client accepts: {@code *} stands for all; version and charset may be null. */
public record MediaRange(String type, String subtype, String version, String charset) {
    /** What a request accepts, the best first; without what is accepted with a weight of nothing. */
    public static List<MediaRange> accepted(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .filter(type -> !type.getParameters().getOrDefault("q", "1").matches("0(\\.0*)?"))
                .map(MediaRange::of)
                .toList();
    }

    /** The type of a body; null stays null. */
    public static MediaRange of(MediaType type) {
        return type == null
                ? null
                : new MediaRange(
                        type.getType(),
                        type.getSubtype(),
                        type.getParameters().get("version"),
                        type.getParameters().get(MediaType.CHARSET_PARAMETER));
    }

    /** Whether the media type, such as {@code text/vcard}, is in it by name. */
    public boolean names(String mediaType) {
        return mediaType.equalsIgnoreCase(type + "/" + subtype);
    }

    /** Whether a media type of this kind is in it, by name or as one of many. */
    public boolean takes(String mediaType) {
        boolean ofItsKind = subtype.equals("*") && mediaType.startsWith(type.toLowerCase(Locale.ROOT) + "/");
        return type.equals("*") || ofItsKind || names(mediaType);
    }
}
