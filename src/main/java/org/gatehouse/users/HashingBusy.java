package org.gatehouse.users;

/** A password could not be hashed in time, because too many others were being hashed: the caller may try again. */
class HashingBusy extends RuntimeException {
    HashingBusy() {
        super("too many passwords are being hashed at once");
    }
}
