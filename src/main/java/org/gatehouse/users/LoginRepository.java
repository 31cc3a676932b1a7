package org.gatehouse.users;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Log;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.SqlFailures;

/** What a login reads and writes: one statement each, outside any transaction. */
@ApplicationScoped
class LoginRepository {
    private static final Log LOG = Log.of(LoginRepository.class);

    private static final String SELECT =
            "select id, username, protected, password_changed_at, token_generation, password_hash, status"
                    + " from user_account where organization_id = ? and username_key = ?";

    /** Names the old hash, so that a password set in the meantime stays. Neither a change to the user nor a new password. */
    private static final String UPGRADE =
            "update user_account set password_hash = ?" + " where organization_id = ? and id = ? and password_hash = ?";

    @Resource(lookup = "java:app/jdbc/gatehouse")
    DataSource database;

    /** One user; {@code hash} is null for one without a password. */
    record Row(KnownUser user, PasswordHash hash, boolean enabled) {
        boolean isOf(UUID userId) {
            return user.id().equals(userId);
        }
    }

    Optional<Row> find(UUID organizationId, String usernameKey) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setObject(1, organizationId);
            select.setString(2, usernameKey);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            if (SqlFailures.isUnreachable(e)) {
                throw CommonProblem.unavailable();
            }
            throw new IllegalStateException("the database does not tell the user of a name", e);
        }
    }

    /** The hashes of those of these users who have one; up to 1 000. */
    Map<UUID, String> hashes(UUID organizationId, Collection<UUID> ids) {
        Sql sql = new Sql("select id, password_hash from user_account where organization_id = ", organizationId)
                .add(" and password_hash is not null and id in ")
                .addAll(ids);
        try (Connection connection = database.getConnection();
                PreparedStatement select = sql.prepare(connection);
                ResultSet rows = select.executeQuery()) {
            Map<UUID, String> hashes = new HashMap<>();
            while (rows.next()) {
                hashes.put(Columns.id(rows, 1), rows.getString(2));
            }
            return hashes;
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not tell hashes", e);
        }
    }

    /** Replaces {@code before}, if it is still there. The login goes on without; the next one tries again. */
    void upgrade(UUID organizationId, UUID userId, PasswordHash before, PasswordHash after) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(UPGRADE)) {
            update.setString(1, after.value());
            update.setObject(2, organizationId);
            update.setObject(3, userId);
            update.setString(4, before.value());
            update.executeUpdate();
        } catch (SQLException e) {
            LOG.warn("A password hash could not be upgraded: SQLSTATE %s", e.getSQLState());
        }
    }

    private static Row read(ResultSet row) throws SQLException {
        KnownUser user = new KnownUser(
                Columns.id(row, 1), row.getString(2), row.getBoolean(3), Columns.time(row, 4), row.getLong(5));
        String hash = row.getString(6);
        return new Row(
                user,
                hash == null ? null : PasswordHash.parse(hash),
                Status.valueOf(row.getString(7)) == Status.ENABLED);
    }
}
