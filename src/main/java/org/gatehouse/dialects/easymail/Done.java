package org.gatehouse.dialects.easymail;

/**
 * That it was done; what was made has ids.
 *
 * @param id of the user who was made, or null
 */
record Done(boolean result, Long id, Long domainId) {
    static final Done DONE = new Done(true, null, null);

    static Done made(long id, long domainId) {
        return new Done(true, id, domainId);
    }
}
