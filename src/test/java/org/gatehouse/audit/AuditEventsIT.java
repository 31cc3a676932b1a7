package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Test;

/** The audit trail, asked by time. */
class AuditEventsIT {
    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();

    private List<String> targets(String query) {
        return Lists.texts(client, "audit-events?action=domain.create" + query, "targetName");
    }

    @Test
    void areAskedForByTheirExactTime() {
        String first = tenant.domain();
        String second = tenant.domain();
        List<JsonNode> events = Lists.all(client, "audit-events?action=domain.create", 10);
        Instant time = Instant.parse(events.get(0).path("at").asText());
        Instant next = time.plusNanos(1_000);

        assertThat(targets("&after=" + time)).containsExactly(second);
        assertThat(targets("&before=" + time)).containsExactly(first);
        assertThat(targets("&before=" + next)).containsExactly(second, first);
        assertThat(targets("&after=" + next)).isEmpty();
    }

    @Test
    void areAskedForByTimesFarAway() {
        String domain = tenant.domain();

        assertThat(targets("&after=0001-01-01T00:00:00Z&before=9999-12-31T23:59:59Z"))
                .containsExactly(domain);
        assertThat(targets("&after=9999-12-31T23:59:59Z")).isEmpty();
        assertThat(targets("&before=0001-01-01T00:00:00Z")).isEmpty();
    }
}
