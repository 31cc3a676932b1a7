package org.gatehouse.access;

import static org.gatehouse.platform.StartCheck.require;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gatehouse.platform.StartCheck;

/** How long sessions of codes live. */
@ApplicationScoped
class CodeSessionConfig implements StartCheck {
    private static final String IDLE = "gatehouse.code-sessions.idle";
    private static final String LIFE = "gatehouse.code-sessions.life";
    private static final Duration MAX_LIFE = Duration.ofDays(30);

    @Inject
    @ConfigProperty(name = IDLE)
    Duration idle;

    @Inject
    @ConfigProperty(name = LIFE)
    Duration life;

    Duration idle() {
        return idle;
    }

    Duration life() {
        return life;
    }

    @Override
    public void check() {
        require(idle.compareTo(Duration.ofMinutes(2)) >= 0 && idle.compareTo(MAX_LIFE) <= 0, IDLE, "from PT2M to P30D");
        require(life.compareTo(Duration.ofMinutes(2)) >= 0 && life.compareTo(MAX_LIFE) <= 0, LIFE, "from PT2M to P30D");
    }
}
