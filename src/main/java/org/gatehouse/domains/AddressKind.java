package org.gatehouse.domains;

/** What delivers at an address. */
public enum AddressKind {
    USER,
    ALIAS
}
