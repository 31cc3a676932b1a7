package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.access.uses.CodeUses;
import org.gatehouse.access.uses.Use;
import org.gatehouse.security.Bounds;
import org.junit.jupiter.api.Test;

class ApiCodeTest {
    private static final Instant MADE = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant NOW = MADE.plus(Duration.ofDays(40));

    private final ApiCode code = new ApiCode(
            new UUID(0, 1),
            ApiCodeDraft.enabled("report", List.of("users:read", "aliases:read", "domains:read"), null),
            Bounds.NONE,
            NewKey.of(CodeSecret.generate()),
            MADE);
    private final CodeUses uses = new CodeUses(Map.of(
            "users:read", new Use(NOW.minus(Duration.ofDays(29)), "192.0.2.7"),
            "aliases:read", new Use(NOW.minus(Duration.ofDays(31)), "192.0.2.8"),
            "users:write", new Use(NOW, "192.0.2.9")));

    @Test
    void marksScopesThatWereNotUsedForSoLong() {
        assertThat(code.usage(uses, NOW.minus(Duration.ofDays(30)), NOW).scopes())
                .containsExactly(
                        new ApiCodeUsage.ScopeUsage("aliases:read", NOW.minus(Duration.ofDays(31)), "192.0.2.8", true),
                        new ApiCodeUsage.ScopeUsage("domains:read", null, null, true),
                        new ApiCodeUsage.ScopeUsage("users:read", NOW.minus(Duration.ofDays(29)), "192.0.2.7", false));
    }

    @Test
    void marksNoScopeWhenItIsNotThatOldItself() {
        assertThat(code.usage(new CodeUses(Map.of()), NOW.minus(Duration.ofDays(41)), NOW)
                        .scopes())
                .extracting(ApiCodeUsage.ScopeUsage::unused)
                .containsOnly(false);
    }

    @Test
    void marksNoScopeWhenSomeWereGivenSince() {
        code.change(
                ApiCodeDraft.enabled("report", List.of("users:read", "domains:read"), null),
                Bounds.NONE,
                NOW.minus(Duration.ofDays(1)));
        assertThat(unused()).containsExactly("domains:read");

        code.change(
                ApiCodeDraft.enabled("report", List.of("users:read", "domains:read", "users:write"), null),
                Bounds.NONE,
                NOW.minus(Duration.ofDays(1)));
        assertThat(unused()).isEmpty();
    }

    /** A row of the audit trail has 1 000 characters. */
    @Test
    void isSummedUpInARowHoweverLongItsLists() {
        Bounds bounds = new Bounds(ids(), ids());
        code.change(ApiCodeDraft.enabled("report", List.of("users:read"), NOW), bounds, NOW);

        assertThat(code.summary())
                .hasSizeLessThan(1000)
                .contains("users:read", "expires at: 2026-12-11", "domains: ", "protected users: ", "(500 in all)");
    }

    private static Set<UUID> ids() {
        return Stream.generate(UUID::randomUUID).limit(500).collect(Collectors.toSet());
    }

    private List<String> unused() {
        return code.usage(uses, NOW.minus(Duration.ofDays(30)), NOW).scopes().stream()
                .filter(ApiCodeUsage.ScopeUsage::unused)
                .map(ApiCodeUsage.ScopeUsage::name)
                .toList();
    }

    @Test
    void marksNothingUnlessAsked() {
        assertThat(code.usage(uses, null, NOW).scopes())
                .extracting(ApiCodeUsage.ScopeUsage::unused)
                .containsOnlyNulls();
    }
}
