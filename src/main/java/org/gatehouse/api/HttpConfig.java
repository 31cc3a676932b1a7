package org.gatehouse.api;

import static org.gatehouse.platform.StartCheck.require;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gatehouse.platform.StartCheck;

/** Bounds of bodies, how long an idempotent answer is kept, and which web origins may call. */
@ApplicationScoped
class HttpConfig implements StartCheck {
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    @Inject
    @ConfigProperty(name = "gatehouse.http.max-body")
    int maxBody;

    @Inject
    @ConfigProperty(name = "gatehouse.http.max-batch-body")
    int maxBatchBody;

    @Inject
    @ConfigProperty(name = "gatehouse.http.batch-memory")
    int batchMemory;

    @Inject
    @ConfigProperty(name = "gatehouse.idempotency.keep")
    Duration idempotencyKeep;

    @Inject
    @ConfigProperty(name = "gatehouse.cors.origins")
    Optional<String> origins; // Payara has no Optional<List>

    int maxBody() {
        return maxBody;
    }

    int maxBatchBody() {
        return maxBatchBody;
    }

    int batchMemory() {
        return batchMemory;
    }

    Duration idempotencyKeep() {
        return idempotencyKeep;
    }

    List<String> origins() {
        return origins.map(list -> List.of(list.split("\\s*,\\s*"))).orElse(List.of());
    }

    @Override
    public void check() {
        require(maxBody >= 64 * KIB && maxBody <= 16 * MIB, "gatehouse.http.max-body", "from 65536 to 16777216");
        require(
                maxBatchBody >= maxBody && maxBatchBody <= 256 * MIB,
                "gatehouse.http.max-batch-body",
                "from gatehouse.http.max-body to 268435456");
        require(batchMemory >= maxBatchBody, "gatehouse.http.batch-memory", "at least gatehouse.http.max-batch-body");
        require(
                idempotencyKeep.compareTo(Duration.ofMinutes(1)) >= 0
                        && idempotencyKeep.compareTo(Duration.ofDays(30)) <= 0,
                "gatehouse.idempotency.keep",
                "a duration from PT1M to P30D");
        require(
                origins().stream().allMatch(origin -> origin.matches("https?://[^/*?#@\\s]+")),
                "gatehouse.cors.origins",
                "a comma-separated list of origins such as https://panel.example.com");
    }
}
