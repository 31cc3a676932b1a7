package org.gatehouse;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.gatehouse.support.GatehouseServer;
import org.gatehouse.support.Guide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;

/** Runs exactly the commands of docs/second-factor.md on a fresh server, and compares every answer. */
@DisabledIf("org.gatehouse.support.TestDatabase#isPostgresql") // what it says is true of both databases or of none
class SecondFactorGuideIT {
    @Test
    void everyCommandOfThePageAnswersAsItSays() throws Exception {
        assumeTrue(
                Guide.hasPrograms("bash", "curl", "cut", "grep", "sed", "tail", "tee", "tr", "openssl", "python3"),
                "needs bash, curl, cut, grep, sed, tail, tee, tr, openssl and python3");
        try (GatehouseServer server = GatehouseServer.builder().start()) {
            Guide.of("second-factor.md").assertHoldsOn(server);
        }
    }
}
