package org.gatehouse.mail.quotas;

import java.time.Instant;

/**
 * What a user has sent in a period.
 *
 * @param messagesNotice the highest mark of {@link Notices} that there has been a notice of, in percent; 0 for none
 * @param bytesNotice the same of bytes
 */
record Usage(Instant periodStart, long messages, long bytes, int messagesNotice, int bytesNotice) {
    /** Nothing yet. */
    static Usage since(Instant periodStart) {
        return new Usage(periodStart, 0, 0, 0, 0);
    }

    Usage with(long moreMessages, long moreBytes) {
        return new Usage(periodStart, messages + moreMessages, bytes + moreBytes, messagesNotice, bytesNotice);
    }

    Usage noticed(int ofMessages, int ofBytes) {
        return new Usage(periodStart, messages, bytes, ofMessages, ofBytes);
    }
}
