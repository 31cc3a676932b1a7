package org.gatehouse.users;

import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;

/** A password could not be hashed in time, because too many others were being hashed: the caller may try again. */
class HashingBusy extends RuntimeException {
    HashingBusy() {
        super("too many passwords are being hashed at once");
    }

    /** What the client is told. */
    ApiException refusal() {
        return CommonProblem.BUSY.because("many passwords are being hashed").with("Retry-After", "5");
    }
}
