package org.gatehouse;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.gatehouse.support.AddressBooks;
import org.gatehouse.support.Calendars;
import org.gatehouse.support.GatehouseServer;
import org.gatehouse.support.Guide;
import org.junit.jupiter.api.Test;

/** Runs exactly the commands of docs/webaides-walkthrough.md on a fresh server, and compares every answer. */
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
