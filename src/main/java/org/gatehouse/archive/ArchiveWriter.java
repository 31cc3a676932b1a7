package org.gatehouse.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.gatehouse.domains.archive.ArchivePart;
import org.gatehouse.domains.archive.ArchiveSource;
import org.gatehouse.platform.Sha256;

/** Writes whole archives: every part in its place, and the manifest at the end. Needs no request. */
@ApplicationScoped
class ArchiveWriter {
    @Inject
    @Any
    Instance<ArchivePart> parts;

    @Inject
    Clock clock;

    /**
     * What an archive is that was written.
     *
     * @param files in it, without the manifest
     * @param hasProtected whether a protected user is in it
     */
    record Written(long files, boolean hasProtected) {}

    /** Writes an archive and closes {@code out}. */
    Written write(ExportPlan plan, ArchiveFormat format, OutputStream out) throws IOException {
        ArchiveSource source = new ArchiveSource(plan.organizationId(), plan.domainId(), plan.contents());
        try (Manifest manifest = Manifest.open();
                ArchiveSink sink = ArchiveSink.of(format, out)) {
            for (ArchivePart part : inOrder(parts)) {
                part.write(source, name -> noted(name, sink.file(name), manifest));
            }
            try (OutputStream file = sink.file(Manifest.FILE)) {
                manifest.write(source.domain(), clock.instant(), file);
            }
            return new Written(manifest.files(), source.hasProtected());
        }
    }

    static List<ArchivePart> inOrder(Instance<ArchivePart> parts) {
        return parts.stream()
                .sorted(Comparator.comparingInt(ArchivePart::place))
                .toList();
    }

    private static OutputStream noted(String name, OutputStream file, Manifest manifest) {
        MessageDigest digest = Sha256.digest();
        return new FilterOutputStream(new DigestOutputStream(file, digest)) {
            private long size;
            private boolean ended;

            @Override
            public void write(int octet) throws IOException {
                out.write(octet);
                size++;
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                size += length;
            }

            @Override
            public void close() throws IOException {
                if (!ended) {
                    ended = true;
                    out.close();
                    manifest.add(name, size, HexFormat.of().formatHex(digest.digest()));
                }
            }
        };
    }
}
