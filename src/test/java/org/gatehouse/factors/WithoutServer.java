package org.gatehouse.factors;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Secrets;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Identity;
import org.gatehouse.support.MigratedDatabase;

/** A migrated database with a user in it, and what factors need besides, for what only a look at the rows can show. */
public final class WithoutServer {
    private static final AtomicLong NUMBERS = new AtomicLong(1_000);

    private final DataSource database = MigratedDatabase.fresh();
    private final UUID organizationId = UUID.randomUUID();
    private final UUID userId = UUID.randomUUID();
    private final List<String> audited = new ArrayList<>();

    public WithoutServer() throws SQLException {
        OffsetDateTime now = OffsetDateTime.of(2026, 11, 22, 4, 0, 0, 0, ZoneOffset.UTC);
        execute(
                "insert into organization (id, number, name, name_key, settings, operators, version, created_at, updated_at)"
                        + " values (?, ?, 'x', ?, '{}', false, 1, ?, ?)",
                organizationId,
                NUMBERS.incrementAndGet(),
                organizationId.toString(),
                now,
                now);
        execute(
                "insert into user_account (id, number, organization_id, username, username_key, address, address_key,"
                        + " mailbox, status, protected, version, created_at, updated_at)"
                        + " values (?, ?, ?, 'ada', 'ada', 'ada@x.example', 'ada@x.example', false, 'ENABLED', false, 1, ?, ?)",
                userId,
                NUMBERS.incrementAndGet(),
                organizationId,
                now,
                now);
    }

    public Jdbc jdbc() {
        return Jdbc.on(database);
    }

    public FactorUser user() {
        return new FactorUser(organizationId, null, userId);
    }

    /** What was written to the audit trail, action by action. */
    public List<String> audited() {
        return audited;
    }

    public AuditService audit() {
        return new AuditService() {
            @Override
            public void doneBy(Identity actor, String action, Target target, String detail) {
                audited.add(action);
            }
        };
    }

    /** Nobody. */
    public Caller caller() {
        return new Caller() {
            @Override
            public boolean isKnown() {
                return false;
            }
        };
    }

    /** Seals by writing the context beside the text. */
    public Secrets secrets() {
        return new Secrets() {
            @Override
            public String seal(String text, String context) {
                return context + "|" + text;
            }

            @Override
            public String open(String sealed, String context) {
                if (!sealed.startsWith(context + "|")) {
                    throw new IllegalStateException("sealed for another row");
                }
                return sealed.substring(context.length() + 1);
            }
        };
    }

    private void execute(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }
}
