package org.gatehouse.archive;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;

/** A temporary file that only its owner may open: written, then read, then gone. */
final class Scratch implements Closeable {
    private static final int BUFFER = 64 * 1024;

    private final FileChannel file;
    private final OutputStream out;

    private Scratch(FileChannel file) {
        this.file = file;
        this.out = new BufferedOutputStream(Channels.newOutputStream(file), BUFFER);
    }

    static Scratch open() throws IOException {
        return new Scratch(
                FileChannel.open(Files.createTempFile("gatehouse", ".archive"), READ, WRITE, DELETE_ON_CLOSE));
    }

    /** Closing it closes nothing. */
    OutputStream out() {
        return out;
    }

    long size() throws IOException {
        out.flush();
        return file.size();
    }

    /** From its begin; closing it closes nothing. */
    InputStream read() throws IOException {
        out.flush();
        InputStream in = Channels.newInputStream(file.position(0));
        return new BufferedInputStream(
                new FilterInputStream(in) {
                    @Override
                    public void close() {} // the file is closed once
                },
                BUFFER);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
