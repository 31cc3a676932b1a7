package org.gatehouse.factors.hardware;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import org.gatehouse.api.SpooledBody;

/**
 * A file of hardware tokens.
 *
 * @param key the key, in hex, under which the seeds of a PSKC file are kept; null if the caller has sent none
 */
record TokenFile(SpooledBody body, boolean isCsv, String key) {
    /** Its tokens from the first; one reader at a time. */
    TokenRows rows() throws IOException {
        InputStream in = open();
        return isCsv
                ? new CsvRows(in)
                : new PskcRows(in, key == null ? null : HexFormat.of().parseHex(key));
    }

    /** Stays open at its end, where readers would close it, and with it the file. */
    private InputStream open() throws IOException {
        return new FilterInputStream(body.read()) {
            @Override
            public void close() {}
        };
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "TokenFile";
    }
}
