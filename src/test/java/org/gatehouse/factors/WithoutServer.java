package org.gatehouse.factors;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Secrets;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Identity;
import org.gatehouse.support.MigratedDatabase;

/** A migrated database with a user in it, and what factors need besides, for what only a look at the rows can show. */
public final class WithoutServer {
    private final MigratedDatabase database = MigratedDatabase.fresh();
    private final UUID organizationId = UUID.randomUUID();
    private final UUID userId = UUID.randomUUID();
    private final List<String> audited = new ArrayList<>();

    public WithoutServer() throws SQLException {
        database.addOrganization(organizationId);
        database.addUser(organizationId, userId);
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
}
