package org.gatehouse.webaides.content.files;

import java.io.Closeable;
import java.io.IOException;

/** The items of a file, one after the other. */
public interface Items extends Closeable {
    /** The next item; null after the last. */
    Item next() throws IOException;

    @Override
    default void close() throws IOException {}
}
