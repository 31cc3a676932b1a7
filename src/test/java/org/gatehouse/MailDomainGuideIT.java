package org.gatehouse;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.gatehouse.support.GatehouseServer;
import org.gatehouse.support.Guide;
import org.junit.jupiter.api.Test;

/** Runs exactly the commands of docs/mail-domain-walkthrough.md on a fresh server, and compares every answer. */
class MailDomainGuideIT {
    @Test
    void everyCommandOfThePageAnswersAsItSays() throws Exception {
        assumeTrue(
                Guide.hasPrograms(
                        "bash", "curl", "awk", "cut", "grep", "head", "paste", "seq", "tr", "openssl", "unzip"),
                "needs bash, curl, awk, cut, grep, head, paste, seq, tr, openssl and unzip");
        try (GatehouseServer server = GatehouseServer.builder().start()) {
            Guide.of("mail-domain-walkthrough.md").assertHoldsOn(server);
        }
    }
}
