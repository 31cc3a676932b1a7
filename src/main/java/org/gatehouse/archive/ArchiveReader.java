package org.gatehouse.archive;

import static org.gatehouse.domains.archive.ArchiveProblem.ARCHIVE_INVALID;
import static org.gatehouse.domains.archive.ArchiveProblem.ARCHIVE_TOO_LARGE;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.StrictJson;
import org.gatehouse.domains.archive.ArchiveFile;
import org.gatehouse.domains.archive.ArchivePart;
import org.gatehouse.domains.archive.ArchivePart.Intake;
import org.gatehouse.platform.Sha256;

/**
 * Reads an archive as a stream, from its first file to its manifest. Nothing is ever unpacked to a disk, and no header is
 * believed: a file must have a name that a part owns and come in its place, and what comes out is counted against a bound.
 */
final class ArchiveReader {
    /** More files than a domain of 500 000 users needs; each costs a line of the manifest. */
    private static final long MOST_FILES = 3_000_000;

    private static final int MOST_SHOWN = 60;

    private final List<ArchivePart> parts;
    private final StrictJson json;
    private final long mostBytes;
    private final Set<Integer> seen = new TreeSet<>();

    /**
     * A reader for one reading.
     *
     * @param parts in their order
     * @param mostBytes that may come out of the archive
     */
    ArchiveReader(List<ArchivePart> parts, StrictJson json, long mostBytes) {
        this.parts = parts;
        this.json = json;
        this.mostBytes = mostBytes;
    }

    /**
     * Reads all.
     *
     * @throws ApiException 400 {@code archive-invalid}, 413 {@code archive-too-large}, and what the parts refuse
     */
    void read(InputStream archive, Function<ArchivePart, Intake> intakes) throws IOException {
        try (Manifest manifest = Manifest.open()) {
            readFiles(archive, intakes, manifest);
        }
    }

    /** The places of the parts that had files. */
    Set<Integer> seen() {
        return seen;
    }

    private void readFiles(InputStream archive, Function<ArchivePart, Intake> intakes, Manifest manifest)
            throws IOException {
        Map<Integer, Intake> begun = new LinkedHashMap<>();
        Budget budget = new Budget();
        try (ZipArchiveInputStream zip = new ZipArchiveInputStream(archive, "UTF-8", false, false)) {
            int place = 0;
            String last = "";
            for (ZipArchiveEntry entry = next(zip); entry != null; entry = next(zip)) {
                if (!zip.canReadEntryData(entry)) {
                    throw ARCHIVE_INVALID.because("a file in it is encrypted, or packed in an unknown way");
                }
                if (entry.getName().equals(Manifest.FILE)) {
                    end(zip, budget, manifest);
                    begun.values().forEach(Intake::end);
                    return;
                }
                ArchivePart part = owner(entry.getName());
                if (part.place() < place
                        || (part.place() == place && entry.getName().compareTo(last) <= 0)) {
                    throw ARCHIVE_INVALID.because(
                            "a file comes twice, or not in its place: %s", shown(entry.getName()));
                }
                place = part.place();
                last = entry.getName();
                seen.add(place);
                Intake intake = begun.computeIfAbsent(place, first -> intakes.apply(part));
                read(entry.getName(), budget.of(zip), intake, manifest);
            }
        }
        throw ARCHIVE_INVALID.because("it has no manifest.json at its end");
    }

    /** What the library throws at a damaged zip differs with the damage. */
    private static ZipArchiveEntry next(ZipArchiveInputStream zip) {
        try {
            return zip.getNextEntry();
        } catch (IOException | IllegalArgumentException e) {
            throw damaged();
        }
    }

    private static ApiException damaged() {
        return ARCHIVE_INVALID.because("it is no whole zip");
    }

    private void end(ZipArchiveInputStream zip, Budget budget, Manifest manifest) throws IOException {
        if (!seen.contains(ArchivePart.DOMAIN) || !seen.contains(ArchivePart.USERS)) {
            throw ARCHIVE_INVALID.because("it has no domain.json or no users.jsonl");
        }
        manifest.compare(budget.of(zip));
        if (next(zip) != null) {
            throw ARCHIVE_INVALID.because("it goes on behind its manifest");
        }
    }

    private void read(String name, InputStream in, Intake intake, Manifest manifest) throws IOException {
        MessageDigest digest = Sha256.digest();
        Counted counted = new Counted(new DigestInputStream(in, digest));
        intake.read(new ArchiveFile(name, counted, json));
        counted.transferTo(OutputStream.nullOutputStream());
        manifest.add(name, counted.count, HexFormat.of().formatHex(digest.digest()));
        if (manifest.files() > MOST_FILES) {
            throw ARCHIVE_TOO_LARGE.because("it has more than %d files", MOST_FILES);
        }
    }

    private ArchivePart owner(String name) {
        return parts.stream()
                .filter(part -> part.owns(name))
                .findFirst()
                .orElseThrow(
                        () -> ARCHIVE_INVALID.because("a file that belongs into no archive is in it: %s", shown(name)));
    }

    /** A name that may be anything, for a message. */
    static String shown(String name) {
        String harmless = name.replaceAll("[^A-Za-z0-9._/-]", "?");
        return harmless.length() <= MOST_SHOWN ? harmless : harmless.substring(0, MOST_SHOWN);
    }

    /** How much may still come out. */
    private final class Budget {
        private long left = mostBytes;

        InputStream of(InputStream in) {
            return new FilterInputStream(in) {
                @Override
                public int read() {
                    byte[] octet = new byte[1];
                    return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xff;
                }

                @Override
                public int read(byte[] bytes, int offset, int length) {
                    try {
                        int read = in.read(bytes, offset, length);
                        spend(Math.max(read, 0));
                        return read;
                    } catch (IOException | IllegalArgumentException e) {
                        throw damaged();
                    }
                }

                @Override
                public void close() {} // the archive goes on
            };
        }

        private void spend(long bytes) {
            left -= bytes;
            if (left < 0) {
                throw ARCHIVE_TOO_LARGE.because("more than %d bytes come out of it", mostBytes);
            }
        }
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int octet = in.read();
            count += octet < 0 ? 0 : 1;
            return octet;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
