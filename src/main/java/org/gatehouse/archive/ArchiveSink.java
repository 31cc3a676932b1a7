package org.gatehouse.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** Puts files into one, in a format; each file is ended by closing it, the whole by closing this. */
interface ArchiveSink extends Closeable {
    OutputStream file(String name) throws IOException;

    static ArchiveSink of(ArchiveFormat format, OutputStream out) throws IOException {
        return switch (format) {
            case ZIP -> new ZipSink(out);
            case TAR_GZ -> new TarSink(out);
        };
    }
}
