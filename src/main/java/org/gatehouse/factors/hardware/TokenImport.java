package org.gatehouse.factors.hardware;

import static org.gatehouse.factors.FactorProblem.TOKEN_FILE_UNREADABLE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.BodySpool;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.SpooledBody;
import org.gatehouse.security.Caller;

/**
 * Takes files of hardware tokens from requests: few at a time, one of an organization. A file is read twice, so that of one
 * that turns out to be unreadable no token is made.
 */
@ApplicationScoped
class TokenImport {
    private static final long MAX_BYTES = 32L * 1024 * 1024;
    private static final int MAX_ROWS = 100_000;
    private static final int PLACES = 3;
    private static final Set<Integer> KEY_BYTES = Set.of(16, 24, 32);

    private final Semaphore places = new Semaphore(PLACES);
    private final Set<UUID> organizations = ConcurrentHashMap.newKeySet();

    @Inject
    BodySpool spool;

    @Inject
    TokenImportService imports;

    @Inject
    Caller caller;

    /**
     * Makes the tokens of a file.
     *
     * @param preSharedKey in hex, or null
     * @throws ApiException 400 {@code token-file-unreadable}, {@code invalid-header}; 413 {@code body-too-large}; 503
     *     {@code busy}
     */
    TokenImportView run(InputStream in, boolean isCsv, String preSharedKey) throws IOException {
        String key = preSharedKey == null ? null : key(preSharedKey.strip());
        UUID organizationId = caller.organizationId();
        if (!places.tryAcquire()) {
            throw busy();
        }
        try {
            if (!organizations.add(organizationId)) {
                throw busy();
            }
            try (SpooledBody body = spool.spool(in, MAX_BYTES)) {
                TokenFile file = new TokenFile(body, isCsv, key);
                requireReadable(file);
                return imports.write(file);
            } finally {
                organizations.remove(organizationId);
            }
        } finally {
            places.release();
        }
    }

    private static void requireReadable(TokenFile file) throws IOException {
        TokenRows rows = file.rows();
        int count = 0;
        while (rows.next() != null) {
            if (++count > MAX_ROWS) {
                throw CommonProblem.BODY_TOO_LARGE.because("at most %d tokens are taken at once", MAX_ROWS);
            }
        }
        if (count == 0) {
            throw TOKEN_FILE_UNREADABLE.because("it has no token");
        }
    }

    private static String key(String hex) {
        try {
            if (KEY_BYTES.contains(HexFormat.of().parseHex(hex).length)) {
                return hex;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw CommonProblem.INVALID_HEADER.because("X-Pre-Shared-Key must be 16, 24 or 32 bytes in hex");
    }

    private static ApiException busy() {
        return CommonProblem.BUSY.because("other files are being imported").with("Retry-After", "5");
    }
}
