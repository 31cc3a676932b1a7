package org.gatehouse.platform;

import static org.gatehouse.platform.StartCheck.require;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where data lies and how long a start may wait for it. */
@ApplicationScoped
public class PlatformConfig implements StartCheck {
    static final String DB_WAIT = "gatehouse.db.wait";

    @Inject
    @ConfigProperty(name = "gatehouse.data")
    String data;

    @Inject
    @ConfigProperty(name = DB_WAIT)
    Duration dbWait;

    @Inject
    @ConfigProperty(name = "gatehouse.keyset")
    Optional<String> keyset;

    /** The directory of files that this node writes. */
    public Path data() {
        return Path.of(data);
    }

    Optional<String> keyset() {
        return keyset;
    }

    @Override
    public void check() {
        require(!data.isBlank(), "gatehouse.data", "a directory");
        require(
                !dbWait.isNegative() && dbWait.compareTo(Duration.ofHours(1)) <= 0,
                DB_WAIT,
                "a duration from PT0S to PT1H");
    }
}
