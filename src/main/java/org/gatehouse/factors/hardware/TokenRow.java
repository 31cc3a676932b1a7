package org.gatehouse.factors.hardware;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.gatehouse.api.ApiException;

/**
 * One token of a file: what it says as a {@link HardwareTokenDraft}, not judged yet; or why it cannot be read.
 *
 * @param serialNumber null where there is none that can be told
 * @param draft null if it cannot be read
 * @param refusal null if it can
 */
record TokenRow(String serialNumber, ObjectNode draft, ApiException refusal) {
    private static final int LONGEST_SERIAL = 64;

    static TokenRow read(ObjectNode draft) {
        return new TokenRow(told(draft.path("serialNumber").textValue()), draft, null);
    }

    static TokenRow refused(String serialNumber, ApiException refusal) {
        return new TokenRow(told(serialNumber), null, refusal);
    }

    private static String told(String serialNumber) {
        return serialNumber == null || serialNumber.length() > LONGEST_SERIAL ? null : serialNumber;
    }

    /** Without the draft, which holds the seed. */
    @Override
    public String toString() {
        return "TokenRow[" + serialNumber + "]";
    }
}
