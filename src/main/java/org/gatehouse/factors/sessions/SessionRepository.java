package org.gatehouse.factors.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.api.StrictJson;
import org.gatehouse.factors.FactorUser;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Housekeeping;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/** The rows of sessions: one statement each. What ends a session is an update that names the pending one. */
@ApplicationScoped
class SessionRepository {
    private static final String COLUMNS = "select s.id, s.organization_id, s.domain_id, s.user_id, s.token_id, s.state,"
            + " s.reason, s.match_number, s.attributes, s.ip_address, s.created_at, s.expires_at, s.ended_at";

    private static final String PENDING = " and s.state = 'PENDING' and s.expires_at > ";

    @Inject
    Jdbc jdbc;

    @Inject
    StrictJson json;

    /** A session with what decides who may reach it. */
    record Found(Session session, String domainName, boolean userIsProtected, UUID userHomeId) {}

    void add(Session session) {
        jdbc.execute(new Sql(
                        "insert into factor_session (id, organization_id, domain_id, user_id, token_id, state, reason,"
                                + " match_number, attributes, ip_address, created_at, expires_at, ended_at) values (",
                        session.id())
                .add(", ", session.user().organizationId())
                .add(", ", session.user().domainId())
                .add(", ", session.user().userId())
                .add(", ", session.tokenId())
                .add(", ", session.state().name())
                .add(", ", session.reason())
                .add(", ", session.number())
                .add(", ", json.write(session.attributes()))
                .add(
                        ", ",
                        session.ipAddress() == null ? null : session.ipAddress().value())
                .add(", ", Times.column(session.createdAt()))
                .add(", ", Times.column(session.expiresAt()))
                .add(", ", Times.column(session.endedAt()))
                .add(")"));
    }

    Optional<Found> find(UUID organizationId, UUID id) {
        Sql select = new Sql(
                        COLUMNS + ", d.name, u.protected, u.domain_id from factor_session s"
                                + " join mail_domain d on d.id = s.domain_id"
                                + " join user_account u on u.id = s.user_id where s.id = ",
                        id)
                .add(" and s.organization_id = ", organizationId);
        return jdbc.first(
                select, row -> new Found(session(row), row.getString(14), row.getBoolean(15), Columns.id(row, 16)));
    }

    Optional<Session> findOfToken(UUID tokenId, UUID id) {
        Sql select = new Sql(COLUMNS + " from factor_session s where s.id = ", id).add(" and s.token_id = ", tokenId);
        return jdbc.first(select, this::session);
    }

    /** Those that are there of up to 1 000. */
    Map<UUID, Session> findAll(Collection<UUID> ids) {
        Map<UUID, Session> found = new HashMap<>();
        jdbc.list(
                        new Sql()
                                .add(COLUMNS + " from factor_session s where s.id in ")
                                .addAll(ids),
                        this::session)
                .forEach(session -> found.put(session.id(), session));
        return found;
    }

    List<Session> pendingOfToken(UUID tokenId, Instant now) {
        Sql select = new Sql(COLUMNS + " from factor_session s where s.token_id = ", tokenId)
                .add(PENDING, Times.column(now))
                .add(" order by s.id");
        return jdbc.list(select, this::session);
    }

    /** The pending sessions of each of up to 1 000 tokens, the oldest first; tokens that are not active any more are missing. */
    Map<UUID, List<Session>> pendingOfTokens(Collection<UUID> tokenIds, Instant now) {
        Sql select = new Sql(
                        COLUMNS + ", t.id from factor_token t left join factor_session s on s.token_id = t.id"
                                + PENDING,
                        Times.column(now))
                .add(" where t.state = 'ACTIVE' and t.id in ")
                .addAll(tokenIds)
                .add(" order by s.id");
        Map<UUID, List<Session>> found = new HashMap<>();
        jdbc.list(select, row -> {
            List<Session> own = found.computeIfAbsent(Columns.id(row, 14), id -> new ArrayList<>());
            return Columns.id(row, 1) == null || own.add(session(row));
        });
        return found;
    }

    /** When the pending sessions of a user end, the first of them first. */
    List<Instant> endsOfPending(FactorUser user, Instant now) {
        Sql select = new Sql("select s.expires_at from factor_session s where s.user_id = ", user.userId())
                .add(PENDING, Times.column(now))
                .add(" order by s.expires_at");
        return jdbc.list(select, row -> Columns.time(row, 1));
    }

    /** Ends a session; whether it was pending until now. */
    boolean end(UUID organizationId, UUID id, State how, Reason why, Instant now) {
        return jdbc.execute(end(id, how, why, now).add(" and organization_id = ", organizationId)) == 1;
    }

    /** As above, in the name of the token's device; and whether that is still active. */
    boolean endByDevice(UUID tokenId, UUID id, State how, Reason why, Instant now) {
        Sql update = end(id, how, why, now)
                .add(" and token_id = ", tokenId)
                .add(" and exists (select t.id from factor_token t where t.state = 'ACTIVE' and t.id = ", tokenId)
                .add(")");
        return jdbc.execute(update) == 1;
    }

    private static Sql end(UUID id, State how, Reason why, Instant now) {
        return new Sql("update factor_session set state = ", how.name())
                .add(", reason = ", why.word())
                .add(", ended_at = ", Times.column(now))
                .add(" where id = ", id)
                .add(" and state = 'PENDING' and expires_at > ", Times.column(now));
    }

    /** Makes use of what a device, whose token still counts, approved since {@code endedAfter}; whether nobody had before. */
    boolean use(UUID organizationId, UUID userId, UUID id, Instant endedAfter, Instant now) {
        Sql update = new Sql("update factor_session set used_at = ", Times.column(now))
                .add(" where id = ", id)
                .add(" and organization_id = ", organizationId)
                .add(" and user_id = ", userId)
                .add(" and state = 'APPROVED' and used_at is null and ended_at > ", Times.column(endedAfter))
                .add(" and exists (select t.id from factor_token t where t.id = factor_session.token_id"
                        + " and t.state = 'ACTIVE')");
        return jdbc.execute(update) == 1;
    }

    void removeOfDomain(UUID organizationId, UUID domainId) {
        jdbc.execute(new Sql("delete from factor_session where organization_id = ", organizationId)
                .add(" and domain_id = ", domainId));
    }

    void removeOfUsers(UUID organizationId, Collection<UUID> userIds) {
        jdbc.execute(new Sql("delete from factor_session where organization_id = ", organizationId)
                .add(" and user_id in ")
                .addAll(userIds));
    }

    void removeAll(UUID organizationId) {
        jdbc.execute(new Sql("delete from factor_session where organization_id = ", organizationId));
    }

    /** Deletes some whose time was over before {@code before}, however they ended; tells how many. */
    int forgetSome(Instant before) {
        return jdbc.execute(new Sql(
                        "delete from factor_session where id in (select id from factor_session where expires_at < ",
                        Times.column(before))
                .add(" limit " + Housekeeping.STEP + ")"));
    }

    private Session session(ResultSet row) throws SQLException {
        String address = row.getString(10);
        return new Session(
                Columns.id(row, 1),
                new FactorUser(Columns.id(row, 2), Columns.id(row, 3), Columns.id(row, 4)),
                Columns.id(row, 5),
                State.valueOf(row.getString(6)),
                row.getString(7),
                row.getInt(8),
                List.of(json.readOwn(row.getString(9), Attribute[].class)),
                address == null ? null : new IpAddress(address),
                Columns.time(row, 11),
                Columns.time(row, 12),
                Columns.time(row, 13));
    }
}
