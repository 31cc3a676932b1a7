package org.gatehouse.dialects.logintc;

import java.util.List;

/**
 * A user as this dialect shows it. Every member is always there: clients fail where one is missing or null.
 *
 * @param domains of which the user is a member
 * @param bypasscodes their ids
 * @param hardware the id of the hardware token, empty when there is none
 */
record UserBody(
        String id,
        String username,
        String name,
        String email,
        List<String> domains,
        List<String> bypasscodes,
        String hardware) {}
