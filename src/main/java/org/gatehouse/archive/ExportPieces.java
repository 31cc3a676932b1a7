package org.gatehouse.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;

/** Gives out parts of archives, a piece at a time and without a connection between two. */
@ApplicationScoped
class ExportPieces {
    @Inject
    ExportRepository exports;

    /** Writes a part of an archive. */
    void write(ExportRun run, ByteRange range, OutputStream out) throws IOException {
        long position = range.first();
        while (position <= range.last()) {
            int place = Math.toIntExact(position / ExportRepository.PIECE);
            byte[] piece = exports.piece(run, place).orElseThrow(() -> new IOException("the archive went meanwhile"));
            int from = (int) (position % ExportRepository.PIECE);
            int length = (int) Math.min(piece.length - from, range.last() - position + 1);
            out.write(piece, from, length);
            position += length;
        }
    }
}
