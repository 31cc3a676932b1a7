package org.gatehouse.platform;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/**
 * First thing at every start: checks the configuration, waits for the database and brings its schema to this version.
 * Nothing reads the database before. Refuses a schema that is newer than this program.
 */
@DataSourceDefinition(
        name = "java:app/jdbc/gatehouse",
        className = "org.gatehouse.platform.ConfiguredDataSource",
        url = "config:gatehouse.db",
        minPoolSize = 2,
        maxPoolSize = 32,
        initialPoolSize = 0)
@ApplicationScoped
public class DatabaseStart {
    /** Observers of the start that need the schema come after this priority. */
    public static final int PRIORITY = 100;

    private static final Log LOG = Log.of(DatabaseStart.class);

    /** Hibernate's log of what a database refused holds the values of rows. Kept here, or its level would be forgotten. */
    private static final Logger HIBERNATE = Logger.getLogger("org.hibernate.engine.jdbc");

    @Resource(lookup = "java:app/jdbc/gatehouse")
    DataSource database;

    @Inject
    @Any
    Instance<StartCheck> checks;

    private volatile boolean current;

    void start(@Observes @Priority(PRIORITY) @Initialized(ApplicationScoped.class) Object application) {
        HIBERNATE.setLevel(Level.OFF);
        try {
            checks.forEach(StartCheck::check);
            migrate();
            current = true;
        } catch (StartRefused e) {
            LOG.error(null, "Gatehouse does not start. %s", e.getMessage());
            throw e;
        }
    }

    /** Whether this node has seen the schema at its own version. */
    boolean schemaIsCurrent() {
        return current;
    }

    private String vendor() {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        } catch (SQLException e) {
            throw new StartRefused("The database does not tell its name: SQLSTATE " + e.getSQLState());
        }
    }

    private void migrate() {
        Flyway flyway = Flyway.configure(DatabaseStart.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration/common", "classpath:db/migration/vendor/" + vendor())
                .load();
        for (MigrationInfo applied : flyway.info().applied()) {
            if (applied.getState().name().startsWith("FUTURE")) {
                throw new StartRefused("The schema of the database is at version " + applied.getVersion()
                        + ", which this release does not know. Start the newer release again, or restore a backup.");
            }
        }
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            LOG.error(e, "The schema could not be brought to this version");
            throw new StartRefused("The schema of the database could not be brought to this version: "
                    + e.getMessage().lines().findFirst().orElse(""));
        }
    }
}
