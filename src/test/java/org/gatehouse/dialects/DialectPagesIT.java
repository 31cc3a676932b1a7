package org.gatehouse.dialects;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.gatehouse.support.Guide;
import org.gatehouse.support.SharedServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs exactly the commands of the pages for account holders, and compares every answer. Each page has a domain of its own. */
class DialectPagesIT {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "api-codes.md",
                "dialects/authsmtp.md",
                "dialects/easymail.md",
                "dialects/logintc.md",
                "dialects/luxsci.md"
            })
    void everyCommandOfThePageAnswersAsItSays(String page) throws Exception {
        assumeTrue(
                Guide.hasPrograms(
                        "bash", "curl", "cut", "grep", "head", "sha256sum", "tee", "tr", "uniq", "openssl", "python3"),
                "needs bash, curl, cut, grep, head, sha256sum, tee, tr, uniq, openssl and python3");
        Guide.of(page).assertHoldsOn(SharedServer.get());
    }
}
