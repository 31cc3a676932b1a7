package org.gatehouse.access;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.SqlFailures;

/** Finds the code behind a secret: one statement a request, on a unique index, outside any transaction. */
@ApplicationScoped
class CredentialRepository {
    private static final String COLUMNS =
            "select id, organization_id, name, enabled, scopes, expires_at, previous_until";

    /** Not one select with {@code or}, for which H2 reads the whole table. */
    private static final String SELECT = COLUMNS + ", false from api_code where secret_hash = ? union all " + COLUMNS
            + ", true from api_code where previous_secret_hash = ?";

    @Resource(lookup = "java:app/jdbc/gatehouse")
    DataSource database;

    Optional<KnownCode> find(String secretHash) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setString(1, secretHash);
            select.setString(2, secretHash);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            if (SqlFailures.isUnreachable(e)) {
                throw CommonProblem.unavailable();
            }
            throw new IllegalStateException("the database does not tell the code behind a secret", e);
        }
    }

    private static KnownCode read(ResultSet row) throws SQLException {
        return new KnownCode(
                Columns.id(row, 1),
                Columns.id(row, 2),
                row.getString(3),
                row.getBoolean(4),
                row.getString(5),
                Columns.time(row, 6),
                Columns.time(row, 7),
                row.getBoolean(8));
    }
}
