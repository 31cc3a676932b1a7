package org.gatehouse.domains;

/** Which domains are asked for; null members ask for all. The prefix is of the name in A-labels. */
record DomainFilter(String namePrefix, Boolean enabled) {
    static final DomainFilter ALL = new DomainFilter(null, null);
}
