package org.gatehouse.webaides;

import static org.gatehouse.platform.StartCheck.require;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gatehouse.platform.StartCheck;

/** How much a user may have, how large files may be, and how long deletions and imports are remembered. */
@ApplicationScoped
class WebAidesConfig implements StartCheck {
    private static final String MAX_ENTRIES = "gatehouse.webaides.max-entries";
    private static final String MAX_BYTES = "gatehouse.webaides.max-bytes";
    private static final String KEEP_DELETIONS = "gatehouse.webaides.keep-deletions";
    private static final String CLOCK_ALLOWANCE = "gatehouse.webaides.clock-allowance";
    private static final String MAX_IMPORT = "gatehouse.webaides.max-import";
    private static final String KEEP_IMPORTS = "gatehouse.webaides.keep-imports";
    private static final long MOST = 1L << 50;
    private static final long MIB = 1L << 20;

    @Inject
    @ConfigProperty(name = MAX_ENTRIES)
    long maxEntries;

    @Inject
    @ConfigProperty(name = MAX_BYTES)
    long maxBytes;

    @Inject
    @ConfigProperty(name = KEEP_DELETIONS)
    Duration keepDeletions;

    @Inject
    @ConfigProperty(name = CLOCK_ALLOWANCE)
    Duration clockAllowance;

    @Inject
    @ConfigProperty(name = MAX_IMPORT)
    long maxImport;

    @Inject
    @ConfigProperty(name = KEEP_IMPORTS)
    Duration keepImports;

    long maxEntries() {
        return maxEntries;
    }

    long maxBytes() {
        return maxBytes;
    }

    Duration keepDeletions() {
        return keepDeletions;
    }

    Duration clockAllowance() {
        return clockAllowance;
    }

    long maxImport() {
        return maxImport;
    }

    Duration keepImports() {
        return keepImports;
    }

    @Override
    public void check() {
        require(maxEntries >= 1 && maxEntries <= MOST, MAX_ENTRIES, "from 1 to " + MOST);
        require(maxBytes >= 1 && maxBytes <= MOST, MAX_BYTES, "from 1 to " + MOST);
        require(
                keepDeletions.compareTo(Duration.ofDays(90)) >= 0
                        && keepDeletions.compareTo(Duration.ofDays(3650)) <= 0,
                KEEP_DELETIONS,
                "a duration from P90D to P3650D");
        require(
                clockAllowance.compareTo(Duration.ofSeconds(1)) >= 0
                        && clockAllowance.compareTo(Duration.ofHours(1)) <= 0,
                CLOCK_ALLOWANCE,
                "a duration from PT1S to PT1H");
        require(maxImport >= MIB && maxImport <= 1024 * MIB, MAX_IMPORT, "from 1048576 to 1073741824");
        require(
                keepImports.compareTo(Duration.ofHours(1)) >= 0 && keepImports.compareTo(Duration.ofDays(90)) <= 0,
                KEEP_IMPORTS,
                "a duration from PT1H to P90D");
    }
}
