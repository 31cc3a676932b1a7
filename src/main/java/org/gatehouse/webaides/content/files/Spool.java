package org.gatehouse.webaides.content.files;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;

/** Bytes that are put aside in a temporary file, which is gone when this is closed. */
final class Spool implements Closeable {
    /** Where some bytes lie. */
    record Place(long begin, int length) {}

    private FileChannel file;
    private long end;

    Place add(byte[] bytes) throws IOException {
        if (file == null) {
            file = FileChannel.open(Files.createTempFile("gatehouse", ".import"), READ, WRITE, DELETE_ON_CLOSE);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        Place place = new Place(end, bytes.length);
        while (buffer.hasRemaining()) {
            end += file.write(buffer, end);
        }
        return place;
    }

    byte[] get(Place place) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(place.length);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, place.begin + buffer.position()) < 0) {
                throw new EOFException();
            }
        }
        return buffer.array();
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
