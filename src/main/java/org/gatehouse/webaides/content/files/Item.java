package org.gatehouse.webaides.content.files;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One item of a file, not judged yet.
 *
 * @param document null if the item could not be read
 * @param uid what the file calls it; null if it does not
 * @param failure why it could not be read; null if it could
 */
public record Item(ObjectNode document, String uid, RuntimeException failure) {
    static Item read(ObjectNode document, String uid) {
        return new Item(document, uid, null);
    }

    static Item failed(String uid, RuntimeException failure) {
        return new Item(null, uid, failure);
    }
}
