package org.gatehouse.access;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.gatehouse.access.limits.CodeLimits;
import org.gatehouse.access.limits.RateLimits;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.SqlFailures;
import org.gatehouse.security.Mode;

/**
 * Finds the code behind a secret or an access token: one statement a request, on unique indexes, outside any transaction. Allow
 * lists, which may be long, come from {@link NetworksRepository}.
 */
@ApplicationScoped
class CredentialRepository {
    private static final String COLUMNS = "select c.id, c.organization_id, c.name, c.enabled, c.scopes, c.not_before,"
            + " c.expires_at, c.bound_host, c.previous_until, c.version, c.allowed_networks <> '', c.per_minute, c.per_day,"
            + " c.unlimited, c.mode, c.token_generation";

    /** Not one select with {@code or}, for which H2 reads the whole table. */
    private static final String OF_SECRET = COLUMNS + ", false from api_code c where c.secret_hash = ? union all "
            + COLUMNS + ", true from api_code c where c.previous_secret_hash = ?";

    private static final String OF_TOKEN = COLUMNS + ", c.secret_hash, c.previous_secret_hash,"
            + " u.id, u.status, u.protected, u.password_changed_at, u.token_generation,"
            + " (select count(*) from revoked_token r where r.organization_id = c.organization_id and r.jti = ?),"
            + " (select count(*) from signing_key k where k.id = ?)"
            + " from api_code c left join user_account u on u.id = ? and u.organization_id = c.organization_id"
            + " where c.id = ? and c.organization_id = ?";

    private static final UUID NOBODY = new UUID(0, 0); // a driver cannot tell the type of a null

    @Inject
    NetworksRepository networks;

    @Inject
    RateLimits limits;

    @Resource(lookup = "java:app/jdbc/gatehouse")
    DataSource database;

    /** Reads the one row that was found. */
    private interface Reader<T> {
        T read(ResultSet row, Connection connection) throws SQLException;
    }

    Optional<KnownCode> find(String secretHash) {
        String mark = CodeSecret.mark(secretHash);
        return first(
                OF_SECRET,
                List.of(secretHash, secretHash),
                (row, connection) -> code(row, connection, mark, row.getBoolean(17)));
    }

    /** What became of what the token was made from; empty when its code is gone. */
    Optional<TokenState> find(SignedToken signed) {
        AccessToken token = signed.token();
        UUID user = token.user() == null ? NOBODY : token.userId();
        List<UUID> ids = List.of(token.id(), signed.keyId(), user, token.codeId(), token.organizationId());
        return first(OF_TOKEN, ids, (row, connection) -> state(row, connection, token.secretMark()));
    }

    private <T> Optional<T> first(String sql, List<?> values, Reader<T> reader) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(reader.read(row, connection)) : Optional.empty();
            }
        } catch (SQLException e) {
            if (SqlFailures.isUnreachable(e)) {
                throw CommonProblem.unavailable();
            }
            throw new IllegalStateException("the database does not tell the code behind credentials", e);
        }
    }

    private TokenState state(ResultSet row, Connection connection, String mark) throws SQLException {
        boolean byPresent = mark.equals(CodeSecret.mark(row.getString(17)));
        String previous = row.getString(18);
        boolean byPrevious = !byPresent && previous != null && mark.equals(CodeSecret.mark(previous));
        boolean revoked = row.getLong(24) > 0;
        boolean keyCounts = row.getLong(25) > 0;
        return new TokenState(
                code(row, connection, mark, byPrevious), byPresent || byPrevious, owner(row), revoked, keyCounts);
    }

    private static TokenState.Owner owner(ResultSet row) throws SQLException {
        return Columns.id(row, 19) == null
                ? null
                : new TokenState.Owner(
                        row.getString(20).equals("ENABLED"),
                        row.getBoolean(21),
                        Columns.time(row, 22),
                        row.getLong(23));
    }

    private KnownCode code(ResultSet row, Connection connection, String mark, boolean byPrevious) throws SQLException {
        UUID id = Columns.id(row, 1);
        Locks locks = new Locks(
                row.getBoolean(4),
                Columns.time(row, 6),
                Columns.time(row, 7),
                row.getString(8),
                row.getBoolean(11) ? networks.find(id, row.getLong(10), connection) : Networks.NONE,
                limits.inForce(CodeLimits.of(limit(row, 12), limit(row, 13)), row.getBoolean(14)));
        Reach reach = new Reach(
                Mode.valueOf(row.getString(15)),
                ApiCode.split(row.getString(5)),
                locks,
                byPrevious ? Columns.time(row, 9) : null);
        return new KnownCode(id, Columns.id(row, 2), row.getString(3), reach, mark, row.getLong(16));
    }

    private static Long limit(ResultSet row, int column) throws SQLException {
        long limit = row.getLong(column);
        return row.wasNull() ? null : Long.valueOf(limit);
    }
}
