package org.gatehouse.archive;

import java.io.IOException;
import java.io.OutputStream;

/** Cuts what is written into pieces of equal size. */
final class PieceOutput extends OutputStream {
    private final Pieces pieces;
    private final byte[] piece = new byte[ExportRepository.PIECE];
    private int length;
    private int place;
    private boolean ended;

    /** Where pieces go. */
    interface Pieces {
        void add(int place, byte[] bytes) throws IOException;
    }

    PieceOutput(Pieces pieces) {
        this.pieces = pieces;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        int from = offset;
        int left = count;
        while (left > 0) {
            int part = Math.min(left, piece.length - length);
            System.arraycopy(bytes, from, piece, length, part);
            length += part;
            from += part;
            left -= part;
            if (length == piece.length) {
                send();
            }
        }
    }

    /** Sends the last piece, which may be shorter. */
    @Override
    public void close() throws IOException {
        if (!ended) {
            ended = true;
            if (length > 0) {
                send();
            }
        }
    }

    private void send() throws IOException {
        byte[] full = new byte[length];
        System.arraycopy(piece, 0, full, 0, length);
        pieces.add(place++, full);
        length = 0;
    }
}
