package org.gatehouse.webaides.content.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import org.gatehouse.webaides.content.lines.MalformedLine;
import org.gatehouse.webaides.content.lines.TooLarge;
import org.gatehouse.webaides.content.vcard.CardReader;

/** A file of vCards. */
final class CardItems implements Items {
    private final Chunks chunks;
    private boolean any;

    CardItems(InputStream in) {
        chunks = new Chunks(in, 0);
    }

    @Override
    public Item next() throws IOException {
        for (Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
            if (chunk.name() != null) {
                any = true;
                return item(chunk);
            }
        }
        boolean none = !any;
        any = true;
        return none ? Item.failed(null, new MalformedLine("holds no vCard")) : null;
    }

    private static Item item(Chunk chunk) {
        try {
            ObjectNode card = CardReader.read(chunk.text());
            return Item.read(card, card.path("uid").textValue());
        } catch (MalformedLine | TooLarge e) {
            return Item.failed(null, e);
        }
    }
}
