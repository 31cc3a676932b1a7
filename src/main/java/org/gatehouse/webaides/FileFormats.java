package org.gatehouse.webaides;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.webaides.content.Format;
import org.gatehouse.webaides.content.Kind;

/** Which format a client means. */
final class FileFormats {
    private static final Map<Kind, List<Format>> FITTING = Arrays.stream(Kind.values())
            .collect(Collectors.toMap(
                    kind -> kind,
                    kind -> inOrder().filter(format -> format.fits(kind)).toList()));

    private FileFormats() {}

    /** A media type, or what a client accepts: {@code *} stands for all; version and charset may be null. */
    record MediaRange(String type, String subtype, String version, String charset) {
        private boolean takes(Format format) {
            boolean ofMany = type.equals("*") || subtype.equals("*");
            return (ofMany ? isOfText() : isNamed(format, this))
                    && (version == null || format.mediaType().endsWith("version=" + version));
        }

        /** As all our formats are. */
        private boolean isOfText() {
            return type.equals("*") || type.equalsIgnoreCase("text");
        }
    }

    /** The best first: a kind's default. */
    private static Stream<Format> inOrder() {
        return Stream.of(
                Format.VCARD_4, Format.VCARD_3, Format.ICALENDAR, Format.BOOKMARKS, Format.MARKDOWN, Format.CSV);
    }

    /**
     * The format of an export.
     *
     * @param asked by parameter; null if it is not
     * @param accepted what the client accepts, the best first
     * @throws org.gatehouse.api.ApiException 400 {@code invalid-parameter}, 406 {@code not-acceptable}
     */
    static Format toExport(Kind kind, Format asked, List<MediaRange> accepted) {
        if (asked != null) {
            if (!asked.fits(kind)) {
                throw CommonProblem.INVALID_PARAMETER.because(
                        "format: %s come as one of %s",
                        kind.word(),
                        FITTING.get(kind).stream().map(Format::word).collect(Collectors.joining(", ")));
            }
            return asked;
        }
        return accepted.stream()
                .map(range -> FITTING.get(kind).stream().filter(range::takes).findFirst())
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(
                        () -> CommonProblem.NOT_ACCEPTABLE.because("%s come as %s", kind.word(), mediaTypes(kind)));
    }

    /**
     * The format of a file that comes.
     *
     * @throws org.gatehouse.api.ApiException 415 {@code unsupported-media-type}
     */
    static Format toImport(Kind kind, MediaRange given) {
        if (given != null && given.charset() != null && !isUtf8(given.charset())) {
            throw CommonProblem.UNSUPPORTED_MEDIA_TYPE.because("files are taken in UTF-8 only");
        }
        return FITTING.get(kind).stream()
                .filter(format -> given != null && isNamed(format, given))
                .findFirst()
                .orElseThrow(() -> CommonProblem.UNSUPPORTED_MEDIA_TYPE.because(
                        "%s are taken as %s", kind.word(), mediaTypes(kind)));
    }

    /** Without parameters. */
    static String baseType(Format format) {
        return format.mediaType().replaceFirst(";.*", "");
    }

    /** Whatever version it claims, every version is read. */
    private static boolean isNamed(Format format, MediaRange given) {
        return baseType(format).equalsIgnoreCase(given.type() + "/" + given.subtype());
    }

    private static boolean isUtf8(String charset) {
        return charset.equalsIgnoreCase("utf-8") || charset.equalsIgnoreCase("us-ascii");
    }

    private static String mediaTypes(Kind kind) {
        return FITTING.get(kind).stream().map(FileFormats::baseType).distinct().collect(Collectors.joining(", "));
    }
}
