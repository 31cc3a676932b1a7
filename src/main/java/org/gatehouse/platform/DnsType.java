package org.gatehouse.platform;

/** The kinds of records that are asked for, by their names in the DNS. */
public enum DnsType {
    A,
    AAAA,
    CAA,
    CNAME,
    MX,
    NS,
    SRV,
    TLSA,
    TXT
}
