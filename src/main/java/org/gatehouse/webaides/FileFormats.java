package org.gatehouse.webaides;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.MediaRange;
import org.gatehouse.webaides.content.Format;
import org.gatehouse.webaides.content.Kind;

/** Which format a client means. */
final class FileFormats {
    private static final String JSON = "application/json";
    private static final Set<Format> STANDARDS = EnumSet.of(Format.VCARD_4, Format.VCARD_3, Format.ICALENDAR);
    private static final Map<Kind, List<Format>> FITTING = Arrays.stream(Kind.values())
            .collect(Collectors.toMap(
                    kind -> kind,
                    kind -> inOrder().filter(format -> format.fits(kind)).toList()));

    private FileFormats() {}

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
                .map(range -> FITTING.get(kind).stream()
                        .filter(format -> isIn(range, format))
                        .findFirst())
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(
                        () -> CommonProblem.NOT_ACCEPTABLE.because("%s come as %s", kind.word(), mediaTypes(kind)));
    }

    /**
     * The format in which to answer with one entry; none is JSON.
     *
     * @throws org.gatehouse.api.ApiException 406 {@code not-acceptable}
     */
    static Optional<Format> toAnswer(Kind kind, List<MediaRange> accepted) {
        for (MediaRange range : accepted) {
            if (range.takes(JSON)) {
                return Optional.empty();
            }
            Optional<Format> format =
                    ofEntries(kind).filter(each -> isIn(range, each)).findFirst();
            if (format.isPresent()) {
                return format;
            }
        }
        throw CommonProblem.NOT_ACCEPTABLE.because("%s have no such form", kind.word());
    }

    /**
     * Refuses text of a type in which entries of the kind are not sent one by one.
     *
     * @throws org.gatehouse.api.ApiException 415 {@code unsupported-media-type}
     */
    static void requireEntry(Kind kind, MediaRange given) {
        if (ofEntries(kind).noneMatch(format -> isNamed(format, given))) {
            throw CommonProblem.UNSUPPORTED_MEDIA_TYPE.because("%s are not sent in this form", kind.word());
        }
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

    /** Those of single entries, which are the standards' own. */
    private static Stream<Format> ofEntries(Kind kind) {
        return FITTING.get(kind).stream().filter(STANDARDS::contains);
    }

    private static boolean isIn(MediaRange range, Format format) {
        return range.takes(baseType(format))
                && (range.version() == null || format.mediaType().endsWith("version=" + range.version()));
    }

    /** Without parameters. */
    static String baseType(Format format) {
        return format.mediaType().replaceFirst(";.*", "");
    }

    /** Whatever version it claims, every version is read. */
    private static boolean isNamed(Format format, MediaRange given) {
        return given.names(baseType(format));
    }

    private static boolean isUtf8(String charset) {
        return charset.equalsIgnoreCase("utf-8") || charset.equalsIgnoreCase("us-ascii");
    }

    private static String mediaTypes(Kind kind) {
        return FITTING.get(kind).stream().map(FileFormats::baseType).distinct().collect(Collectors.joining(", "));
    }
}
