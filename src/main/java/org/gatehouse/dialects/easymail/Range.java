package org.gatehouse.dialects.easymail;

/**
 * Which part of a list is asked for: all of it, unless the client says otherwise.
 *
 * @param before the list begins with the id below this
 */
record Range(long before, long limit) {
    static final Range ALL = new Range(Long.MAX_VALUE, Long.MAX_VALUE);

    static Range of(Fields fields) {
        long before = fields.has("before") ? fields.requiredId("before") : Long.MAX_VALUE;
        long limit = fields.has("limit") ? fields.requiredId("limit") : Long.MAX_VALUE;
        if (limit == 0) {
            throw Fields.wrong("limit", "must be at least 1");
        }
        return new Range(before, limit);
    }
}
