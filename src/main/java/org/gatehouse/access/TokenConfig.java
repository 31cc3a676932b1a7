package org.gatehouse.access;

import static org.gatehouse.platform.StartCheck.require;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gatehouse.platform.StartCheck;

/** How long access tokens and the keys that sign them live, and who stands in them. */
@ApplicationScoped
class TokenConfig implements StartCheck {
    static final Duration MAX_LIFE = Duration.ofMinutes(15);

    private static final String LIFE = "gatehouse.tokens.life";
    private static final String KEY_ROTATION = "gatehouse.tokens.key-rotation";

    @Inject
    @ConfigProperty(name = "gatehouse.url")
    String url;

    @Inject
    @ConfigProperty(name = LIFE)
    Duration life;

    @Inject
    @ConfigProperty(name = KEY_ROTATION)
    Duration keyRotation;

    Duration life() {
        return life;
    }

    Duration keyRotation() {
        return keyRotation;
    }

    /** Who signs. */
    String issuer() {
        return url;
    }

    /** Where tokens are good. */
    String audience() {
        return url.endsWith("/") ? url + "v1" : url + "/v1";
    }

    @Override
    public void check() {
        require(
                life.compareTo(Duration.ofSeconds(10)) >= 0 && life.compareTo(MAX_LIFE) <= 0,
                LIFE,
                "a duration from PT10S to PT15M");
        require(
                keyRotation.compareTo(Duration.ofDays(1)) >= 0 && keyRotation.compareTo(Duration.ofDays(3650)) <= 0,
                KEY_ROTATION,
                "a duration from P1D to P3650D");
    }
}
