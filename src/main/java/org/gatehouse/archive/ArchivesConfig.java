package org.gatehouse.archive;

import static org.gatehouse.platform.StartCheck.require;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gatehouse.platform.StartCheck;

/** How long archives are kept, and how large those may be that come in. */
@ApplicationScoped
class ArchivesConfig implements StartCheck {
    private static final String KEEP = "gatehouse.archives.keep";
    private static final String MAX_IMPORT = "gatehouse.archives.max-import";
    private static final String MAX_UNPACKED = "gatehouse.archives.max-unpacked";
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    /** What may come out of any archive, and of each byte of a larger one: no honest text is packed so well. */
    private static final long ALWAYS = 64 * MIB;

    private static final long RATIO = 250;

    @Inject
    @ConfigProperty(name = KEEP)
    Duration keep;

    @Inject
    @ConfigProperty(name = MAX_IMPORT)
    long maxImport;

    @Inject
    @ConfigProperty(name = MAX_UNPACKED)
    long maxUnpacked;

    @Inject
    @ConfigProperty(name = "gatehouse.jobs.threads")
    int threads;

    Duration keep() {
        return keep;
    }

    long maxImport() {
        return maxImport;
    }

    /** How many bytes may come out of an archive of this size. */
    long maxUnpacked(long size) {
        return Math.min(maxUnpacked, Math.max(ALWAYS, size * RATIO));
    }

    /** How many archives are made and imported at a time: half of what there is for all jobs. */
    int jobs() {
        return Math.max(1, threads / 2);
    }

    @Override
    public void check() {
        require(
                keep.compareTo(Duration.ofMinutes(5)) >= 0 && keep.compareTo(Duration.ofDays(30)) <= 0,
                KEEP,
                "a duration from PT5M to P30D");
        require(maxImport >= MIB && maxImport <= 64 * GIB, MAX_IMPORT, "from 1048576 to 68719476736");
        require(maxUnpacked >= MIB && maxUnpacked <= 1024 * GIB, MAX_UNPACKED, "from 1048576 to 1099511627776");
    }
}
