package org.gatehouse.access;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.gatehouse.access.limits.CodeLimits;
import org.gatehouse.access.limits.RateLimits;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.SqlFailures;
import org.gatehouse.security.Mode;

/**
 * Finds the code behind credentials of any kind: one statement a request, on unique indexes, outside any transaction. Its
 * lists, which may be long, come from {@link CodeListsRepository}.
 */
@ApplicationScoped
class CredentialRepository {
    private static final String COLUMNS = "select c.id, c.organization_id, c.name, c.enabled, c.scopes, c.not_before,"
            + " c.expires_at, c.bound_host, c.previous_until, c.version,"
            + " c.allowed_networks <> '' or c.protected_users <> '' or c.domains <> '', c.per_minute, c.per_day,"
            + " c.unlimited, c.mode, c.token_generation, c.dialects";

    /** Of the user whose password was shown, and of that password if it is an application's. */
    private static final String USER =
            " u.id, u.status, u.protected, u.password_changed_at, u.token_generation, p.id, p.expires_at";

    /** Not one select with {@code or}, for which H2 reads the whole table. */
    private static final String OF_SECRET =
            COLUMNS + ", false, c.secret_hash from api_code c where c.secret_hash = ? union all " + COLUMNS
                    + ", true, c.previous_secret_hash from api_code c where c.previous_secret_hash = ?";

    private static final String OF_TOKEN = COLUMNS + ", c.secret_hash, c.previous_secret_hash,"
            + USER + ","
            + " (select count(*) from revoked_token r where r.organization_id = c.organization_id and r.jti = ?),"
            + " (select count(*) from signing_key k where k.id = ?)"
            + " from api_code c left join user_account u on u.id = ? and u.organization_id = c.organization_id"
            + " left join application_password p on p.id = ? and p.user_id = u.id"
            + " where c.id = ? and c.organization_id = ?";

    private static final String OF_LUXSCI_TOKEN = COLUMNS
            + ", c.secret_hash, c.sealed_secret, c.previous_secret_hash, c.previous_sealed_secret"
            + " from api_code c where c.id = ? and c.sealed_secret is not null";

    private static final String OF_LOGIN = COLUMNS
            + ", c.password_hash, c.password_hash, c.previous_password_hash, c.previous_password_hash"
            + " from api_code c where c.login_key = ?";

    private static final String OF_PASS = COLUMNS
            + ", c.password_hash, c.password_hash, c.previous_password_hash, c.previous_password_hash"
            + " from api_code c where c.id = ? and c.password_hash is not null";

    private static final String OF_SESSION = COLUMNS
            + ", c.secret_hash, c.sealed_secret, c.previous_secret_hash, c.previous_sealed_secret,"
            + USER
            + ", s.secret_mark, s.code_generation, s.user_id, s.password_changed_at, s.user_generation, s.started_at,"
            + " s.last_used_at, s.expires_at, s.application_password_id"
            + " from code_session s join api_code c on c.id = s.code_id and c.organization_id = s.organization_id"
            + " left join user_account u on u.id = s.user_id and u.organization_id = s.organization_id"
            + " left join application_password p on p.id = s.application_password_id and p.user_id = u.id"
            + " where s.number = ?";

    private static final int TRIES = 5;
    private static final UUID NOBODY = new UUID(0, 0); // a driver cannot tell the type of a null

    @Inject
    CodeListsRepository lists;

    @Inject
    RateLimits limits;

    @Resource(lookup = "java:app/jdbc/gatehouse")
    DataSource database;

    /** A code was changed between two statements. */
    private static final class ChangedMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Reads the one row that was found; null when it does not count after all. */
    private interface Reader<T> {
        T read(ResultSet row, Connection connection) throws SQLException;
    }

    Optional<KnownCode> find(String secretHash) {
        String mark = CodeSecret.mark(secretHash);
        return first(
                OF_SECRET,
                List.of(secretHash, secretHash),
                (row, connection) ->
                        isSame(row.getString(19), secretHash) ? code(row, connection, mark, row.getBoolean(18)) : null);
    }

    /** What became of what the token was made from; empty when its code is gone. */
    Optional<TokenState> find(SignedToken signed) {
        AccessToken token = signed.token();
        List<UUID> ids = List.of(
                token.id(),
                signed.keyId(),
                orNobody(token.userId()),
                orNobody(token.applicationPassword()),
                token.codeId(),
                token.organizationId());
        return first(OF_TOKEN, ids, (row, connection) -> state(row, connection, token.secretMark()));
    }

    /** A session, and what became of what it was made from; empty when it is gone, or its code. */
    Optional<SessionState> session(long number) {
        return first(OF_SESSION, List.of(number), (row, connection) -> session(number, row, connection));
    }

    /** The code that a LuxSci token names, with each of its secrets, sealed: the present one first. */
    List<Candidate> ofLuxsciToken(UUID id) {
        return first(OF_LUXSCI_TOKEN, List.of(id), (row, connection) -> candidates(row, connection, CodeSecret::mark))
                .orElse(List.of());
    }

    /** The code of a login, with the hash of each of its passwords: the present one first. */
    List<Candidate> ofLogin(String loginKey) {
        return first(
                        OF_LOGIN,
                        List.of(loginKey),
                        (row, connection) -> candidates(row, connection, CodeSecret::markOfPassword))
                .orElse(List.of());
    }

    /** The code that a pass names, once for each of its passwords. */
    List<Candidate> ofPass(UUID id) {
        return first(OF_PASS, List.of(id), (row, connection) -> candidates(row, connection, CodeSecret::markOfPassword))
                .orElse(List.of());
    }

    private <T> Optional<T> first(String sql, List<?> values, Reader<T> reader) {
        for (int tries = 1; ; tries++) {
            try {
                return readFirst(sql, values, reader);
            } catch (ChangedMeanwhile e) { // its lists are of a later version than its row, and may be wider
                if (tries == TRIES) {
                    throw CommonProblem.unavailable();
                }
            }
        }
    }

    private <T> Optional<T> readFirst(String sql, List<?> values, Reader<T> reader) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.ofNullable(reader.read(row, connection)) : Optional.empty();
            }
        } catch (SQLException e) {
            if (SqlFailures.isUnreachable(e)) {
                throw CommonProblem.unavailable();
            }
            throw new IllegalStateException("the database does not tell the code behind credentials", e);
        }
    }

    private TokenState state(ResultSet row, Connection connection, String mark) throws SQLException {
        boolean byPresent = isMarked(mark, row.getString(18));
        boolean byPrevious = !byPresent && isMarked(mark, row.getString(19));
        KnownCode code = code(row, connection, mark, byPrevious);
        boolean revoked = row.getLong(27) > 0;
        boolean keyCounts = row.getLong(28) > 0;
        return new TokenState(new Makers(code, byPresent || byPrevious, owner(row, 20)), revoked, keyCounts);
    }

    private SessionState session(long number, ResultSet row, Connection connection) throws SQLException {
        String mark = row.getString(29);
        boolean byPresent = isMarked(mark, row.getString(18));
        boolean byPrevious = !byPresent && isMarked(mark, row.getString(20));
        KnownCode code = code(row, connection, mark, byPrevious);
        UUID user = Columns.id(row, 31);
        CodeSession session = new CodeSession(
                number,
                code.organizationId(),
                code.id(),
                mark,
                row.getLong(30),
                user == null
                        ? null
                        : new AccessToken.Owner(user, Columns.time(row, 32), row.getLong(33), Columns.id(row, 37)),
                Columns.time(row, 34),
                Columns.time(row, 35),
                Columns.time(row, 36));
        String proof = byPresent ? row.getString(19) : byPrevious ? row.getString(21) : null;
        return new SessionState(session, new Makers(code, byPresent || byPrevious, owner(row, 22)), proof);
    }

    private static boolean isMarked(String mark, String secretHash) {
        return secretHash != null && mark.equals(CodeSecret.mark(secretHash));
    }

    /** The user in the columns of {@link #USER}, which begin at {@code first}, if there is one. */
    private static Makers.Owner owner(ResultSet row, int first) throws SQLException {
        return Columns.id(row, first) == null
                ? null
                : new Makers.Owner(
                        row.getString(first + 1).equals("ENABLED"),
                        row.getBoolean(first + 2),
                        Columns.time(row, first + 3),
                        row.getLong(first + 4),
                        Columns.id(row, first + 5) == null
                                ? null
                                : new Makers.ApplicationPassword(Columns.time(row, first + 6)));
    }

    private static UUID orNobody(UUID id) {
        return id == null ? NOBODY : id;
    }

    /** Of a row that ends with what is marked of the present proof, that proof, and both of the previous one. */
    private List<Candidate> candidates(ResultSet row, Connection connection, UnaryOperator<String> mark)
            throws SQLException {
        List<Candidate> found = new ArrayList<>();
        found.add(new Candidate(code(row, connection, mark.apply(row.getString(18)), false), row.getString(19)));
        if (row.getString(20) != null) {
            KnownCode before = code(row, connection, mark.apply(row.getString(20)), true);
            found.add(new Candidate(before, row.getString(21)));
        }
        return found;
    }

    private KnownCode code(ResultSet row, Connection connection, String mark, boolean byPrevious) throws SQLException {
        UUID id = Columns.id(row, 1);
        CodeLists listed = row.getBoolean(11)
                ? lists.find(id, row.getLong(10), connection).orElseThrow(ChangedMeanwhile::new)
                : CodeLists.NONE;
        Locks locks = new Locks(
                row.getBoolean(4),
                Columns.time(row, 6),
                Columns.time(row, 7),
                Dialect.read(row.getString(17)),
                row.getString(8),
                listed.networks(),
                limits.inForce(CodeLimits.of(limit(row, 12), limit(row, 13)), row.getBoolean(14)));
        Reach reach = new Reach(
                Mode.valueOf(row.getString(15)),
                ApiCode.split(row.getString(5)),
                locks,
                listed.bounds(),
                byPrevious ? Columns.time(row, 9) : null);
        return new KnownCode(id, Columns.id(row, 2), row.getString(3), reach, mark, row.getLong(16));
    }

    /** In constant time, whatever the index did. */
    private static boolean isSame(String stored, String sent) {
        return MessageDigest.isEqual(
                stored.getBytes(StandardCharsets.US_ASCII), sent.getBytes(StandardCharsets.US_ASCII));
    }

    private static Long limit(ResultSet row, int column) throws SQLException {
        long limit = row.getLong(column);
        return row.wasNull() ? null : Long.valueOf(limit);
    }
}
