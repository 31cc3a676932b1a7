package org.gatehouse.api;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;

/** A body that lies in a temporary file, which only its owner may open and which is gone when this is closed. */
public final class SpooledBody implements Closeable {
    private final FileChannel file;

    SpooledBody(FileChannel file) {
        this.file = file;
    }

    /** Its bytes from the first; one reader at a time, who need not close it. */
    public InputStream read() throws IOException {
        return Channels.newInputStream(file.position(0));
    }

    /** How many bytes it has. */
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
