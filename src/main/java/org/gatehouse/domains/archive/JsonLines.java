package org.gatehouse.domains.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.gatehouse.api.StrictJson;

/** Writes a file of an archive as JSON, an object a line. */
public final class JsonLines implements AutoCloseable {
    private final OutputStream out;
    private final StrictJson json;

    public JsonLines(OutputStream file, StrictJson json) {
        this.out = new BufferedOutputStream(file, 64 * 1024);
        this.json = json;
    }

    public void add(Object object) throws IOException {
        addText(json.write(object));
    }

    /** Adds an object that is JSON already. */
    public void addText(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
