package org.gatehouse.domains.archive;

import java.io.IOException;
import java.io.OutputStream;

/** Takes the files of an archive, one at a time. */
public interface ArchiveOutput {
    /** Begins a file, which is ended by closing it; names are relative, with {@code /} between folders. */
    OutputStream file(String name) throws IOException;
}
