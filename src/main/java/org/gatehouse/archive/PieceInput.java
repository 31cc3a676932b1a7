package org.gatehouse.archive;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntFunction;

/** Reads pieces one after the other, up to the first that is not there. */
final class PieceInput extends InputStream {
    private final IntFunction<Optional<byte[]>> pieces;
    private byte[] piece = new byte[0];
    private int position;
    private int place;
    private boolean ended;

    PieceInput(IntFunction<Optional<byte[]>> pieces) {
        this.pieces = pieces;
    }

    @Override
    public int read() {
        return isAtEnd() ? -1 : piece[position++] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        int part = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, bytes, offset, part);
        position += part;
        return part;
    }

    private boolean isAtEnd() {
        while (!ended && position == piece.length) {
            Optional<byte[]> next = pieces.apply(place++);
            ended = next.isEmpty();
            piece = next.orElse(piece);
            position = ended ? piece.length : 0;
        }
        return ended;
    }
}
