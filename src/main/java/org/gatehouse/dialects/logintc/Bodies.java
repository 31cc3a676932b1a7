package org.gatehouse.dialects.logintc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.gatehouse.api.BodyReader;
import org.gatehouse.dialects.LenientBody;

/** Reads the bodies of requests, within the bounds that hold on {@code /v1}. */
@ApplicationScoped
class Bodies {
    @Inject
    BodyReader reader;

    LenientBody read(InputStream in) throws IOException {
        return parse(reader.whole(in)).object();
    }

    /** A body that may be as long as a batch. */
    LenientBody readMany(InputStream in) throws IOException {
        return reader.wholeBatch(in, Bodies::parse);
    }

    private static LenientBody parse(byte[] body) {
        return LenientBody.parse(text(body));
    }

    /** UTF-8, or else Latin-1: the Java client sends that and does not say so. */
    static String text(byte[] bytes) {
        return LenientBody.utf8(bytes).orElseGet(() -> new String(bytes, StandardCharsets.ISO_8859_1));
    }
}
