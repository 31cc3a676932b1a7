package org.gatehouse.factors.hardware;

import java.io.IOException;

/** The tokens of a file, one after the other. */
interface TokenRows {
    /**
     * The next token; null after the last.
     *
     * @throws org.gatehouse.api.ApiException 400 {@code token-file-unreadable} if nobody can tell what follows
     */
    TokenRow next() throws IOException;
}
