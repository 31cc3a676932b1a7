package org.gatehouse;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.gatehouse.support.AddressBooks;
import org.gatehouse.support.Calendars;
import org.gatehouse.support.GatehouseServer;
import org.gatehouse.support.Guide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;

/** Runs exactly the commands of docs/webaides-walkthrough.md on a fresh server, and compares every answer. */
@DisabledIf("org.gatehouse.support.TestDatabase#isPostgresql") // what it says is true of both databases or of none
class WebAidesGuideIT {
    @Test
    void everyCommandOfThePageAnswersAsItSays() throws Exception {
        assumeTrue(
                Guide.hasPrograms("bash", "curl", "cut", "grep", "sort", "cmp", "diff", "python3"),
                "needs bash, curl, cut, grep, sort, cmp, diff and python3");
        Guide page = Guide.of("webaides-walkthrough.md");
        try (GatehouseServer server = GatehouseServer.builder().start()) {
            AddressBooks.write(server.directory().resolve("people.vcf"));
            Calendars.write(server.directory().resolve("calendar.ics"));
            page.assertHoldsOn(server);
        }
    }
}
