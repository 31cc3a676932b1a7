package org.gatehouse.access;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.gatehouse.access.limits.CodeLimits;
import org.gatehouse.access.limits.RateLimits;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.SqlFailures;

/**
 * Finds the code behind a secret: one statement a request, on a unique index, outside any transaction. Allow lists, which may
 * be long, come from {@link NetworksRepository}.
 */
@ApplicationScoped
class CredentialRepository {
    private static final String COLUMNS =
            "select id, organization_id, name, enabled, scopes, not_before, expires_at, bound_host, previous_until,"
                    + " version, allowed_networks <> '', per_minute, per_day, unlimited";

    /** Not one select with {@code or}, for which H2 reads the whole table. */
    private static final String SELECT = COLUMNS + ", false from api_code where secret_hash = ? union all " + COLUMNS
            + ", true from api_code where previous_secret_hash = ?";

    @Inject
    NetworksRepository networks;

    @Inject
    RateLimits limits;

    @Resource(lookup = "java:app/jdbc/gatehouse")
    DataSource database;

    Optional<KnownCode> find(String secretHash) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setString(1, secretHash);
            select.setString(2, secretHash);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(read(row, connection, secretHash)) : Optional.empty();
            }
        } catch (SQLException e) {
            if (SqlFailures.isUnreachable(e)) {
                throw CommonProblem.unavailable();
            }
            throw new IllegalStateException("the database does not tell the code behind a secret", e);
        }
    }

    private KnownCode read(ResultSet row, Connection connection, String secretHash) throws SQLException {
        UUID id = Columns.id(row, 1);
        Locks locks = new Locks(
                row.getBoolean(4),
                Columns.time(row, 6),
                Columns.time(row, 7),
                row.getString(8),
                row.getBoolean(11) ? networks.find(id, row.getLong(10), connection) : Networks.NONE,
                limits.inForce(CodeLimits.of(limit(row, 12), limit(row, 13)), row.getBoolean(14)));
        Instant until = row.getBoolean(15) ? Columns.time(row, 9) : null;
        return new KnownCode(
                id,
                Columns.id(row, 2),
                row.getString(3),
                new Reach(ApiCode.split(row.getString(5)), locks, until),
                CodeSecret.mark(secretHash));
    }

    private static Long limit(ResultSet row, int column) throws SQLException {
        long limit = row.getLong(column);
        return row.wasNull() ? null : Long.valueOf(limit);
    }
}
