package org.gatehouse.webaides;

import org.gatehouse.webaides.EntryRepository.Row;

/**
 * One change in a delta: of an entry, of a container, or what is gone.
 *
 * @param seq its number; no two of one delta have the same
 */
record Change(long seq, Row row, WebAide webaide, Tombstone gone) {
    static Change of(Row row) {
        return new Change(row.entry().changedSeq(), row, null, null);
    }

    static Change of(WebAide webaide) {
        return new Change(webaide.changedSeq(), null, webaide, null);
    }

    static Change of(Tombstone gone) {
        return new Change(gone.deletedSeq(), null, null, gone);
    }

    /** The bytes of the content that it tells. */
    long bytes() {
        return row == null ? 0 : row.entry().bytes();
    }
}
