package org.gatehouse.access;

/**
 * A code that was found by its public name, and what proves that somebody may use it.
 *
 * @param code as far as it goes with this proof
 * @param proof the sealed secret, or the hash of the password
 */
record Candidate(KnownCode code, String proof) {
    @Override
    public String toString() {
        return "Candidate[" + code.id() + "]";
    }
}
