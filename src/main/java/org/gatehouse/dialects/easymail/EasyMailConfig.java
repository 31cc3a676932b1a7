package org.gatehouse.dialects.easymail;

import static org.gatehouse.platform.StartCheck.require;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gatehouse.platform.StartCheck;

/** How old clients want to be answered. */
@ApplicationScoped
class EasyMailConfig implements StartCheck {
    private static final String TOKEN_FAILURE_STATUS = "gatehouse.easymail.token-failure-status";
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    @Inject
    @ConfigProperty(name = TOKEN_FAILURE_STATUS)
    int tokenFailureStatus;

    /** Whether a token that does not count is answered as the vendor did: with status 200, in plain text. */
    boolean refusesTokensInText() {
        return tokenFailureStatus == OK;
    }

    @Override
    public void check() {
        require(
                tokenFailureStatus == OK || tokenFailureStatus == UNAUTHORIZED,
                TOKEN_FAILURE_STATUS,
                "401, or 200 as the vendor had it");
    }
}
