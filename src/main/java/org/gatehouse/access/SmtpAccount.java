package org.gatehouse.access;

import java.util.UUID;

/**
 * A user as the AuthSMTP interface knows one.
 *
 * @param code the account code
 */
public record SmtpAccount(UUID userId, String code, boolean isEnabled) {}
