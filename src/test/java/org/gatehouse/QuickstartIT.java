package org.gatehouse;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.gatehouse.support.GatehouseServer;
import org.gatehouse.support.Guide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;

/** Runs exactly the commands of docs/quickstart.md in one shell on a fresh server, and compares every answer. */
@DisabledIf("org.gatehouse.support.TestDatabase#isPostgresql") // what it says is true of both databases or of none
class QuickstartIT {
    @Test
    void everyCommandOfThePageAnswersAsItSays() throws Exception {
        assumeTrue(Guide.hasPrograms("bash", "curl", "awk", "sed"), "needs bash, curl, awk and sed");
        Guide page = Guide.of("quickstart.md");
        try (GatehouseServer server = GatehouseServer.builder().start()) {
            page.assertHoldsOn(server);
        }
    }
}
