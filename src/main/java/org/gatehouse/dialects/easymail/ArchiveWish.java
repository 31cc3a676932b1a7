package org.gatehouse.dialects.easymail;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.archive.ArchiveFormat;

/** Which archive a client wants: it says so in a field, for links, or in {@code Accept}. */
final class ArchiveWish {
    private ArchiveWish() {}

    static Optional<ArchiveFormat> of(String field, String accept) {
        if (field != null) {
            return Optional.of(Stream.of(ArchiveFormat.values())
                    .filter(format -> format.suffix().equals(field))
                    .findFirst()
                    .orElseThrow(() -> Fields.wrong("format", "must be zip or tar.gz")));
        }
        return Stream.of((accept == null ? "" : accept).split(","))
                .map(range -> range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .flatMap(range -> Stream.of(ArchiveFormat.values())
                        .filter(format -> format.mediaType().equals(range)))
                .findFirst();
    }
}
