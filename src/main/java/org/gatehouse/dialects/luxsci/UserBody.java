package org.gatehouse.dialects.luxsci;

import java.time.Instant;
import java.util.List;

/**
 * A user. All members are always there; texts that are unset are empty.
 *
 * @param uid the user's number
 * @param diskQuota what the mailbox may hold, in MiB and rounded up; 0 when there is no limit, or the caller may not see it
 * @param diskUsage always empty: mailboxes are stored elsewhere
 * @param lastAccessDate a time, or empty
 */
record UserBody(
        String user,
        long uid,
        String status,
        String contact,
        String company,
        String street1,
        String street2,
        String city,
        String state,
        String zip,
        String country,
        String phone1,
        String phone2,
        String fax,
        String email1,
        String email2,
        String sms,
        String custom1,
        String custom2,
        String custom3,
        String domainname,
        long diskQuota,
        String diskUsage,
        boolean overQuota,
        Instant created,
        Instant modified,
        String lastAccessDate,
        List<String> flags,
        List<String> services) {}
