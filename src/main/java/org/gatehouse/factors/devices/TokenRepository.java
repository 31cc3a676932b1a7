package org.gatehouse.factors.devices;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Housekeeping;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/**
 * Soft tokens: one statement each, in the transaction that there is, or on its own. What may happen once is an update that names
 * the state before; its count says whether it was in time.
 */
@ApplicationScoped
class TokenRepository {
    private static final String SELECT =
            "select id, organization_id, domain_id, user_id, state, sealed_code, code_expires_at, public_key, device_name,"
                    + " activated_at, revoked_by, failures, created_at from factor_token where ";

    @Resource(lookup = "java:app/jdbc/gatehouse")
    DataSource database;

    Optional<Token> find(UUID organizationId, UUID domainId, UUID userId) {
        return first(of(SELECT, organizationId, domainId, userId));
    }

    /** Waits for other writers of this token, then holds it. */
    Optional<Token> lock(UUID organizationId, UUID domainId, UUID userId) {
        return first(of(SELECT, organizationId, domainId, userId).add(" for update"));
    }

    Optional<Token> find(UUID organizationId, UUID id) {
        return first(of(SELECT, organizationId, id));
    }

    /** The token of this id in whatever organization; for a device, which knows nothing else. */
    Optional<Token> find(UUID id) {
        return first(new Sql(SELECT + "id = ", id));
    }

    /** Whose the device is, in the words that a device shows. */
    OwnDeviceView owner(UUID id) {
        Sql select = new Sql(
                "select t.id, d.id, d.name, u.id, u.username from factor_token t"
                        + " join mail_domain d on d.id = t.domain_id and d.organization_id = t.organization_id"
                        + " join user_account u on u.id = t.user_id and u.organization_id = t.organization_id"
                        + " where t.id = ",
                id);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = select.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw CommonProblem.CREDENTIALS_WRONG.because("the device's token has gone");
            }
            return new OwnDeviceView(
                    Columns.id(row, 1),
                    new OwnDeviceView.Domain(Columns.id(row, 2), row.getString(3)),
                    new OwnDeviceView.User(Columns.id(row, 4), row.getString(5)));
        } catch (SQLException e) {
            throw trouble(e);
        }
    }

    /** The pending token of an activation code. */
    Optional<Token> findPending(String codeMac, Instant now) {
        return first(new Sql(SELECT + "state = 'PENDING' and code_mac = ", codeMac)
                .add(" and code_expires_at > ", Times.column(now)));
    }

    /** Whether a device was activated in some domain, be its token revoked. */
    boolean isHeldSomewhere(UUID organizationId, UUID userId) {
        return first(new Sql(SELECT + "state <> 'PENDING' and organization_id = ", organizationId)
                        .add(" and user_id = ", userId)
                        .add(" limit 1"))
                .isPresent();
    }

    /** Adds a pending token. */
    void add(Token token, String codeMac) {
        execute(new Sql(
                        "insert into factor_token (id, organization_id, domain_id, user_id, state, sealed_code, code_mac,"
                                + " code_expires_at, failures, created_at) values (",
                        token.id())
                .add(", ", token.organizationId())
                .add(", ", token.domainId())
                .add(", ", token.userId())
                .add(", 'PENDING', ", token.sealedCode())
                .add(", ", codeMac)
                .add(", ", Times.column(token.codeExpiresAt()))
                .add(", 0, ", Times.column(token.createdAt()))
                .add(")"));
    }

    /** Gives the token that waits for the code its device; of many who try at once one is told that it was done. */
    boolean activate(String codeMac, String publicKey, String deviceName, Instant now) {
        return execute(new Sql("update factor_token set state = 'ACTIVE', public_key = ", publicKey)
                        .add(", device_name = ", deviceName)
                        .add(", activated_at = ", Times.column(now))
                        .add(", sealed_code = null, code_mac = null, code_expires_at = null, failures = 0")
                        .add(" where state = 'PENDING' and code_mac = ", codeMac)
                        .add(" and code_expires_at > ", Times.column(now)))
                == 1;
    }

    /** Forgets failures, and gives a revoked token that has a device back to it. */
    void unlock(UUID organizationId, UUID id) {
        execute(of("update factor_token set failures = 0 where ", organizationId, id));
        execute(of("update factor_token set state = 'ACTIVE', revoked_by = null where ", organizationId, id)
                .add(" and state = 'REVOKED' and public_key is not null"));
    }

    /** Whether it was active until now. */
    boolean revoke(UUID organizationId, UUID id, RevokedBy why) {
        return execute(new Sql("update factor_token set state = 'REVOKED', revoked_by = ", why.name())
                        .add(" where ")
                        .add(of("", organizationId, id))
                        .add(" and state = 'ACTIVE'"))
                == 1;
    }

    /** Counts a wrong code; whether there was an active token for which to count it. */
    boolean fail(UUID organizationId, UUID domainId, UUID userId) {
        return execute(of("update factor_token set failures = failures + 1 where ", organizationId, domainId, userId)
                        .add(" and state = 'ACTIVE'"))
                == 1;
    }

    /** Revokes the active token if it has had so many wrong codes; whether it was. */
    boolean revokeAt(UUID organizationId, UUID domainId, UUID userId, int limit) {
        return execute(new Sql("update factor_token set state = 'REVOKED', revoked_by = ", RevokedBy.RETRIES.name())
                        .add(" where ")
                        .add(of("", organizationId, domainId, userId))
                        .add(" and state = 'ACTIVE' and failures >= ", limit))
                == 1;
    }

    void forgive(UUID organizationId, UUID domainId, UUID userId) {
        execute(of("update factor_token set failures = 0 where ", organizationId, domainId, userId)
                .add(" and state = 'ACTIVE' and failures > 0"));
    }

    /** Whether there was one. */
    boolean remove(UUID organizationId, UUID id) {
        return execute(of("delete from factor_token where ", organizationId, id)) == 1;
    }

    void removeOfMembers(UUID organizationId, UUID domainId, Collection<UUID> userIds) {
        execute(new Sql("delete from factor_token where organization_id = ", organizationId)
                .add(" and domain_id = ", domainId)
                .add(" and user_id in ")
                .addAll(userIds));
    }

    void removeOfUsers(UUID organizationId, Collection<UUID> userIds) {
        execute(new Sql("delete from factor_token where organization_id = ", organizationId)
                .add(" and user_id in ")
                .addAll(userIds));
    }

    void removeOfDomain(UUID organizationId, UUID domainId) {
        execute(new Sql("delete from factor_token where organization_id = ", organizationId)
                .add(" and domain_id = ", domainId));
    }

    void removeAll(UUID organizationId) {
        execute(new Sql("delete from factor_token where organization_id = ", organizationId));
    }

    /** Forgets some codes that nobody has used in time; tells how many. */
    int forgetSome(Instant before) {
        return execute(new Sql(
                        "delete from factor_token where state = 'PENDING' and id in"
                                + " (select id from factor_token where code_expires_at < ",
                        Times.column(before))
                .add(" limit " + Housekeeping.STEP + ")"));
    }

    private static Sql of(String begin, UUID organizationId, UUID id) {
        return new Sql(begin + "organization_id = ", organizationId).add(" and id = ", id);
    }

    private static Sql of(String begin, UUID organizationId, UUID domainId, UUID userId) {
        return new Sql(begin + "organization_id = ", organizationId)
                .add(" and domain_id = ", domainId)
                .add(" and user_id = ", userId);
    }

    private Optional<Token> first(Sql sql) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = sql.prepare(connection);
                ResultSet rows = select.executeQuery()) {
            List<Token> found = new ArrayList<>();
            while (rows.next()) {
                found.add(read(rows));
            }
            return found.stream().findFirst();
        } catch (SQLException e) {
            throw trouble(e);
        }
    }

    private int execute(Sql sql) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = sql.prepare(connection)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw trouble(e);
        }
    }

    private static Token read(ResultSet row) throws SQLException {
        String revokedBy = row.getString(11);
        return new Token(
                Columns.id(row, 1),
                Columns.id(row, 2),
                Columns.id(row, 3),
                Columns.id(row, 4),
                TokenState.valueOf(row.getString(5)),
                row.getString(6),
                Columns.time(row, 7),
                row.getString(8),
                row.getString(9),
                Columns.time(row, 10),
                revokedBy == null ? null : RevokedBy.valueOf(revokedBy),
                row.getInt(12),
                Columns.time(row, 13));
    }

    private static IllegalStateException trouble(SQLException e) {
        return new IllegalStateException("the database refused a statement about tokens", e);
    }
}
