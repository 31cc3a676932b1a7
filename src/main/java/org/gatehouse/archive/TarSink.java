package org.gatehouse.archive;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** A tar in gzip. A tar wants the size of a file before the file, which therefore goes through a temporary one. */
final class TarSink implements ArchiveSink {
    private static final int OWNER_ONLY = 0100600;

    private final TarArchiveOutputStream tar;

    TarSink(OutputStream out) throws IOException {
        this.tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(out), "UTF-8");
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    @Override
    public OutputStream file(String name) throws IOException {
        Scratch scratch = Scratch.open();
        return new FilterOutputStream(scratch.out()) {
            private boolean ended;

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                if (ended) {
                    return;
                }
                ended = true;
                try (scratch) {
                    out.flush();
                    add(name, scratch);
                }
            }
        };
    }

    private void add(String name, Scratch scratch) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(scratch.size());
        entry.setModTime(0);
        entry.setMode(OWNER_ONLY);
        tar.putArchiveEntry(entry);
        try (InputStream in = scratch.read()) {
            in.transferTo(tar);
        }
        tar.closeArchiveEntry();
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
