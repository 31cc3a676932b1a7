package org.gatehouse.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.output.MigrateResult;
import org.gatehouse.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The migrations on an empty database of this run's kind, and what must be true of the schema that they make. */
class MigrationsIT {
    /** Rows that belong to the whole server, or to no organization any more. */
    private static final Set<String> WITHOUT_ORGANIZATION = Set.of(
            "flyway_schema_history",
            "server_state",
            "mac_key",
            "signing_key",
            "organization",
            "login_failure",
            "scheduled_job", // leads to rows that have theirs
            "acme_account", // the server's own
            "acme_use"); // the CA counts no organizations

    private static TestDatabase database;
    private static MigrateResult first;
    private static Map<String, Map<String, Boolean>> columns;
    private static List<Class<?>> entities;

    @BeforeAll
    static void migrateAnEmptyDatabase() throws SQLException {
        database = TestDatabase.fresh();
        first = flyway().migrate();
        columns = columns();
        entities = entities();
    }

    @Test
    void bringAnEmptyDatabaseToTheLatestVersion() {
        assertThat(first.success).isTrue();
        assertThat(first.migrationsExecuted)
                .isEqualTo(flyway().info().all().length)
                .isGreaterThan(7);
    }

    @Test
    void doNothingTheSecondTime() {
        assertThat(flyway().migrate().migrationsExecuted).isZero();
        flyway().validate();
    }

    @Test
    void areNamedByTimeAndDeed() {
        assertThat(flyway().info().all())
                .extracting(MigrationInfo::getScript)
                .allMatch(script -> script.matches("(.*/)?V[0-9]{12}__[a-z0-9_]+\\.sql"));
    }

    /** Flyway owns the schema and no provider checks it: a column that is missing would show at its first use only. */
    @Test
    void makeEveryColumnThatAnEntityMaps() {
        for (Class<?> entity : entities) {
            String table = entity.getAnnotation(Table.class).name();
            assertThat(columns).as(entity.getSimpleName()).containsKey(table);
            assertThat(columns.get(table).keySet()).as(table).containsAll(mapped(entity));
        }
    }

    @Test
    void needNoColumnThatAnEntityDoesNotKnow() {
        for (Class<?> entity : entities) {
            String table = entity.getAnnotation(Table.class).name();
            Set<String> needed = new TreeSet<>();
            columns.get(table).forEach((column, required) -> {
                if (required) {
                    needed.add(column);
                }
            });
            assertThat(mapped(entity)).as(table).containsAll(needed);
        }
    }

    @Test
    void giveEveryRowItsOrganization() {
        Set<String> without = new TreeSet<>();
        columns.forEach((table, own) -> {
            if (!own.containsKey("organization_id")) {
                without.add(table);
            }
        });

        assertThat(WITHOUT_ORGANIZATION).containsAll(without);
    }

    @Test
    void indexEveryForeignKey() throws SQLException {
        List<String> bare = new ArrayList<>();
        try (Connection connection = database.connect()) {
            DatabaseMetaData schema = connection.getMetaData();
            for (String table : columns.keySet()) {
                Set<String> leading = leadingColumns(schema, table);
                try (ResultSet keys = schema.getImportedKeys(null, "public", table)) {
                    while (keys.next()) {
                        if (keys.getInt("KEY_SEQ") == 1 && !leading.contains(keys.getString("FKCOLUMN_NAME"))) {
                            bare.add(table + "." + keys.getString("FKCOLUMN_NAME"));
                        }
                        assertThat(keys.getString("FK_NAME")).matches("[a-z_]+_fk");
                    }
                }
            }
        }

        assertThat(bare).isEmpty();
    }

    private static Set<String> leadingColumns(DatabaseMetaData schema, String table) throws SQLException {
        Set<String> leading = new HashSet<>();
        try (ResultSet indexes = schema.getIndexInfo(null, "public", table, false, true)) {
            while (indexes.next()) {
                if (indexes.getShort("ORDINAL_POSITION") == 1) {
                    leading.add(indexes.getString("COLUMN_NAME"));
                }
            }
        }
        return leading;
    }

    /** Every table's columns, and of each whether an insert must name it. */
    private static Map<String, Map<String, Boolean>> columns() throws SQLException {
        Map<String, Map<String, Boolean>> tables = new TreeMap<>();
        try (Connection connection = database.connect();
                ResultSet found =
                        connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                tables.put(found.getString("TABLE_NAME"), new HashMap<>());
            }
        }
        try (Connection connection = database.connect();
                ResultSet found = connection.getMetaData().getColumns(null, "public", "%", "%")) {
            while (found.next()) {
                boolean required = found.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls
                        && found.getString("COLUMN_DEF") == null;
                // PostgreSQL lists the columns of indexes too
                tables.getOrDefault(found.getString("TABLE_NAME"), new HashMap<>())
                        .put(found.getString("COLUMN_NAME"), required);
            }
        }
        return tables;
    }

    private static List<Class<?>> entities() {
        List<Class<?>> entities = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.gatehouse")) {
            if (type.isAnnotatedWith(Entity.class)) {
                entities.add(type.reflect());
            }
        }
        assertThat(entities).hasSizeGreaterThan(5);
        return entities;
    }

    private static Set<String> mapped(Class<?> entity) {
        Set<String> columns = new TreeSet<>();
        for (Class<?> type = entity; type != Object.class; type = type.getSuperclass()) {
            Stream.of(type.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                    .filter(field -> !field.isAnnotationPresent(Transient.class))
                    .forEach(field -> {
                        if (field.isAnnotationPresent(Embedded.class)) {
                            columns.addAll(mapped(field.getType()));
                        } else {
                            columns.add(column(field));
                        }
                    });
        }
        return columns;
    }

    private static String column(Field field) {
        Column column = field.getAnnotation(Column.class);
        return column == null || column.name().isEmpty() ? field.getName().toLowerCase(Locale.ROOT) : column.name();
    }

    private static Flyway flyway() {
        String vendor = TestDatabase.isPostgresql() ? "postgresql" : "h2";
        return Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration/common", "classpath:db/migration/vendor/" + vendor)
                .load();
    }
}
