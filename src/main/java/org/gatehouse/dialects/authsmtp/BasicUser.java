package org.gatehouse.dialects.authsmtp;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.time.Instant;
import org.gatehouse.mail.quotas.SendingQuota;
import org.gatehouse.mail.quotas.UsageView;

/**
 * What a user may send and has sent. Clients count lines: {@code messages_limit} stands on the eighth, {@code from_addresses_used} on the
 * sixteenth; whatever is new goes behind that.
 */
@XmlAccessorType(XmlAccessType.NONE)
@XmlType(
        propOrder = {
            "version",
            "userId",
            "currentDatetime",
            "nextReset",
            "messagesLimit",
            "dataLimit",
            "messagesSent",
            "dataSent",
            "messagesRemaining",
            "dataRemaining",
            "maxMessageSize",
            "fromAddressesLimit",
            "fromAddressesUsed"
        })
public class BasicUser {
    static final String VERSION = "1.01";

    /** What stands where there is no limit, for clients read digits: the largest number of 64 bits. */
    static final long NO_LIMIT = Long.MAX_VALUE;

    @XmlElement
    private String version;

    @XmlElement(name = "user_id")
    private String userId;

    @XmlElement(name = "current_datetime")
    private String currentDatetime;

    @XmlElement(name = "next_reset")
    private String nextReset;

    @XmlElement(name = "messages_limit")
    private long messagesLimit;

    @XmlElement(name = "data_limit")
    private long dataLimit;

    @XmlElement(name = "messages_sent")
    private long messagesSent;

    @XmlElement(name = "data_sent")
    private long dataSent;

    @XmlElement(name = "messages_remaining")
    private long messagesRemaining;

    @XmlElement(name = "data_remaining")
    private long dataRemaining;

    @XmlElement(name = "max_message_size")
    private long maxMessageSize;

    @XmlElement(name = "from_addresses_limit")
    private int fromAddressesLimit;

    @XmlElement(name = "from_addresses_used")
    private String fromAddressesUsed;

    protected BasicUser() {} // for JAXB

    /** As of now; {@code used} is how many from-addresses there are, or null if the caller may not know. */
    BasicUser(String userId, UsageView usage, SendingQuota quota, Integer used, Instant now) {
        this.version = VERSION;
        this.userId = userId;
        this.currentDatetime = UkTime.withOffset(now);
        this.nextReset = UkTime.of(usage.nextReset());
        this.messagesLimit = digits(usage.messagesLimit());
        this.dataLimit = digits(usage.bytesLimit());
        this.messagesSent = usage.messages();
        this.dataSent = usage.bytes();
        this.messagesRemaining = digits(usage.messagesLeft());
        this.dataRemaining = digits(usage.bytesLeft());
        this.maxMessageSize = digits(quota.messageBytes());
        this.fromAddressesLimit = quota.fromAddressesInForce();
        this.fromAddressesUsed = used == null ? "" : used.toString();
    }

    private static long digits(Long number) {
        return number == null ? NO_LIMIT : number;
    }
}
