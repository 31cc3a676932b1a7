package org.gatehouse.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the database answers and its schema is the one of this release. */
@Readiness
@ApplicationScoped
public class DatabaseHealth implements HealthCheck {
    private static final Log LOG = Log.of(DatabaseHealth.class);
    private static final int PATIENCE_SECONDS = 2;

    @Resource(lookup = "java:app/jdbc/gatehouse")
    DataSource database;

    @Inject
    DatabaseStart start;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database")
                .status(start.schemaIsCurrent() && answers())
                .build();
    }

    private boolean answers() {
        try (Connection connection = database.getConnection()) {
            if (connection.isValid(PATIENCE_SECONDS)) {
                return true;
            }
            LOG.warn("The database does not answer any more");
            return false;
        } catch (SQLException | StartRefused e) {
            LOG.warn("The database does not answer: %s", e.getClass().getSimpleName());
            return false;
        }
    }
}
