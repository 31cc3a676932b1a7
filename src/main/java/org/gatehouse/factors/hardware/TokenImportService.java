package org.gatehouse.factors.hardware;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.Idempotent;
import org.gatehouse.api.StrictJson;
import org.gatehouse.platform.Chunks;
import org.gatehouse.platform.SqlFailures;

/**
 * Judges the tokens of a file and has them written, 1 000 at a time in transactions of their own. The one around them only
 * keeps the answer for a repeat.
 */
@ApplicationScoped
@Transactional
class TokenImportService {
    @Inject
    TokenPieceService pieces;

    @Inject
    StrictJson json;

    @Idempotent
    TokenImportView write(TokenFile file) {
        List<ImportedToken> done = new ArrayList<>();
        try {
            TokenRows rows = file.rows();
            List<Judged> piece = judged(rows, 0);
            while (!piece.isEmpty()) {
                done.addAll(written(piece));
                piece = judged(rows, done.size());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the file of a body", e);
        }
        return TokenImportView.of(done);
    }

    /** Once more after a lock failure, as other use cases do by {@link org.gatehouse.platform.Retrying}. */
    private List<ImportedToken> written(List<Judged> piece) {
        try {
            return pieces.write(piece);
        } catch (RuntimeException e) {
            if (SqlFailures.mayPass(e)) {
                return pieces.write(piece);
            }
            throw e;
        }
    }

    private List<Judged> judged(TokenRows rows, int index) throws IOException {
        List<Judged> piece = new ArrayList<>();
        TokenRow row = rows.next();
        while (row != null) {
            piece.add(judged(row, index + piece.size()));
            row = piece.size() < Chunks.SIZE ? rows.next() : null;
        }
        return piece;
    }

    private Judged judged(TokenRow row, int index) {
        if (row.refusal() != null) {
            return new Judged(null, ImportedToken.refused(index, row.serialNumber(), row.refusal()));
        }
        try {
            NewToken token = NewToken.of(json.convert(row.draft(), HardwareTokenDraft.class));
            return new Judged(token, ImportedToken.made(index, token));
        } catch (ApiException e) {
            return new Judged(null, ImportedToken.refused(index, row.serialNumber(), e));
        }
    }

    /**
     * A token of the file.
     *
     * @param token null if it breaks a rule
     * @param told what is told of it, unless its serial number is taken
     */
    record Judged(NewToken token, ImportedToken told) {}
}
