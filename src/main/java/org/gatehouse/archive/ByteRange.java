package org.gatehouse.archive;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.domains.archive.ArchiveProblem;

/**
 * The part of something that a client asks for (RFC 9110, 14).
 *
 * @param first byte of it
 * @param last byte of it
 */
record ByteRange(long first, long last) {
    private static final Pattern ONE = Pattern.compile("bytes=\\s*(?<first>\\d{0,18})-(?<last>\\d{0,18})\\s*");

    long length() {
        return last - first + 1;
    }

    /**
     * What a {@code Range} says of something of this size; empty for all of it: also when several parts, or other units, are
     * asked for, which a server may ignore.
     *
     * @throws org.gatehouse.api.ApiException 416 {@code range-not-satisfiable}
     */
    static Optional<ByteRange> of(String header, long size) {
        Matcher range = ONE.matcher(header == null ? "" : header);
        if (!range.matches()
                || (range.group("first").isEmpty() && range.group("last").isEmpty())) {
            return Optional.empty();
        }
        if (range.group("first").isEmpty()) {
            long length = Math.min(Long.parseLong(range.group("last")), size);
            return Optional.of(satisfiable(size - length, size - 1, size));
        }
        long first = Long.parseLong(range.group("first"));
        long last = range.group("last").isEmpty() ? size - 1 : Long.parseLong(range.group("last"));
        if (last < first && !range.group("last").isEmpty() && first < size) {
            return Optional.empty(); // no range at all
        }
        return Optional.of(satisfiable(first, Math.min(last, size - 1), size));
    }

    private static ByteRange satisfiable(long first, long last, long size) {
        if (first >= size) {
            throw ArchiveProblem.RANGE_NOT_SATISFIABLE
                    .because("it has %d bytes", size)
                    .with("Content-Range", "bytes */" + size);
        }
        return new ByteRange(first, last);
    }
}
