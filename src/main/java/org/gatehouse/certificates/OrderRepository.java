package org.gatehouse.certificates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gatehouse.api.Problem;
import org.gatehouse.api.StrictJson;
import org.gatehouse.platform.Chunks;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Housekeeping;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/** The orders of organizations, their hosts, and what is answered to the CA for them. */
@ApplicationScoped
class OrderRepository {
    private static final String SELECT = "select id, organization_id, state, key_type, all_hosts, renew, renewal_of,"
            + " certificate_id, order_url, sealed_key, restarts, problem, created_at, finished_at"
            + " from certificate_order where ";

    private static final String UNFINISHED = " and state in ('PENDING', 'PROCESSING')";
    private static final int LONGEST_PROBLEM = 1000;

    @Inject
    Jdbc jdbc;

    @Inject
    StrictJson json;

    /** Adds an order that the CA has not been sent yet. */
    void add(UUID id, UUID organizationId, Map<String, UUID> places, AcmeRequest acme, UUID renewalOf, Instant now) {
        jdbc.execute(new Sql(
                        "insert into certificate_order (id, organization_id, hosts_key, state, key_type, all_hosts, renew,"
                                + " renewal_of, restarts, created_at, updated_at) values (",
                        id)
                .add(", ", organizationId)
                .add(", ", Hosts.of(places.keySet()).key())
                .add(", 'PENDING', ", acme.keyType().name())
                .add(", ", acme.allHosts())
                .add(", ", acme.renew())
                .add(", ", renewalOf)
                .add(", 0, ", Times.column(now))
                .add(", ", Times.column(now))
                .add(")"));
        jdbc.batch(
                "insert into certificate_order_host (order_id, organization_id, host, domain_id, state)"
                        + " values (?, ?, ?, ?, 'PENDING')",
                places.entrySet().stream()
                        .map(host -> new Object[] {id, organizationId, host.getKey(), host.getValue()})
                        .toList());
    }

    Optional<Order> find(UUID organizationId, UUID id) {
        return jdbc.first(new Sql(SELECT + "id = ", id).add(" and organization_id = ", organizationId), this::read);
    }

    /** Of whatever organization; for the work on it. */
    Optional<Order> find(UUID id) {
        return jdbc.first(new Sql(SELECT + "id = ", id), this::read);
    }

    /** The order, which nobody else changes before the end of this transaction. */
    Optional<Order> lock(UUID id) {
        jdbc.first(
                new Sql("select id from certificate_order where id = ", id).add(" for update"),
                row -> Columns.id(row, 1));
        return find(id);
    }

    /** Whether one for just these hosts is under way. */
    boolean isRunning(UUID organizationId, Hosts hosts) {
        return jdbc.first(
                        new Sql("select id from certificate_order where organization_id = ", organizationId)
                                .add(" and hosts_key = ", hosts.key())
                                .add(UNFINISHED + " limit 1"),
                        row -> Columns.id(row, 1))
                .isPresent();
    }

    long running(UUID organizationId) {
        return jdbc.first(
                        new Sql("select count(*) from certificate_order where organization_id = ", organizationId)
                                .add(UNFINISHED),
                        row -> row.getLong(1))
                .orElse(0L);
    }

    /** The domains in which its hosts lie. */
    List<UUID> domains(UUID id) {
        return jdbc.list(
                new Sql("select distinct domain_id from certificate_order_host where order_id = ", id),
                row -> Columns.id(row, 1));
    }

    /** Its hosts with their domains, as long as those are verified. */
    Map<String, UUID> verifiedPlaces(UUID id) {
        return places(new Sql()
                .add(
                        "select h.host, h.domain_id from certificate_order_host h join mail_domain d on d.id = h.domain_id")
                .add(" where h.order_id = ", id)
                .add(" and d.verified_at is not null"));
    }

    /** The hosts of a certificate with their domains, as long as those are verified. */
    Map<String, UUID> verifiedPlacesOf(UUID certificateId) {
        return places(new Sql()
                .add("select h.host, h.domain_id from certificate_host h join mail_domain d on d.id = h.domain_id")
                .add(" where h.certificate_id = ", certificateId)
                .add(" and d.verified_at is not null"));
    }

    private Map<String, UUID> places(Sql select) {
        return jdbc.list(select, row -> Map.entry(row.getString(1), Columns.id(row, 2))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The CA knows of the order at this URL. */
    void sent(UUID id, String url, Instant now) {
        change(new Sql("order_url = ", url).add(", state = 'PROCESSING'"), id, now);
    }

    /** It is to be sent once more. */
    void restart(UUID id, Instant now) {
        change(new Sql().add("order_url = null, sealed_key = null, restarts = restarts + 1"), id, now);
    }

    void keep(UUID id, String sealedKey, Instant now) {
        change(new Sql("sealed_key = ", sealedKey), id, now);
    }

    void issued(UUID id, UUID certificateId, Instant now) {
        change(
                new Sql("state = 'VALID', sealed_key = null, certificate_id = ", certificateId)
                        .add(", finished_at = ", Times.column(now)),
                id,
                now);
    }

    void failed(UUID id, Problem problem, Instant now) {
        change(
                new Sql("state = 'FAILED', sealed_key = null, problem = ", json.write(problem))
                        .add(", finished_at = ", Times.column(now)),
                id,
                now);
    }

    private void change(Sql assignments, UUID id, Instant now) {
        jdbc.execute(new Sql()
                .add("update certificate_order set ")
                .add(assignments)
                .add(", updated_at = ", Times.column(now))
                .add(" where id = ", id));
    }

    /** Says how the proof of a host went. */
    void host(UUID id, String host, OrderedHost.State state, String problem) {
        jdbc.execute(new Sql("update certificate_order_host set state = ", state.name())
                .add(", problem = ", cut(problem))
                .add(" where order_id = ", id)
                .add(" and host = ", host));
    }

    /** Keeps where the CA has said its last word on a host. */
    void decided(UUID id, String host, String url) {
        jdbc.execute(new Sql("update certificate_order_host set proof_url = ", url)
                .add(" where order_id = ", id)
                .add(" and host = ", host));
    }

    Set<String> decided(UUID id) {
        return new HashSet<>(jdbc.list(
                new Sql("select proof_url from certificate_order_host where order_id = ", id)
                        .add(" and proof_url is not null"),
                row -> row.getString(1)));
    }

    /** Has every node answer to the CA. */
    void answer(Order order, String token, String keyAuthorization, Instant until) {
        jdbc.execute(new Sql(
                        "insert into acme_challenge (token, organization_id, order_id, key_authorization, expires_at)"
                                + " values (",
                        token)
                .add(", ", order.organizationId())
                .add(", ", order.id())
                .add(", ", keyAuthorization)
                .add(", ", Times.column(until))
                .add(") on conflict do nothing"));
    }

    Optional<String> answer(String token, Instant now) {
        return jdbc.first(
                new Sql("select key_authorization from acme_challenge where token = ", token)
                        .add(" and expires_at > ", Times.column(now)),
                row -> row.getString(1));
    }

    void answerNoMore(UUID id) {
        jdbc.execute(new Sql("delete from acme_challenge where order_id = ", id));
    }

    List<UUID> runningRenewals(UUID certificateId) {
        return jdbc.list(
                new Sql("select id from certificate_order where renewal_of = ", certificateId).add(UNFINISHED),
                row -> Columns.id(row, 1));
    }

    /** Deletes orders that have ended so long ago. */
    int forgetSome(Instant before) {
        List<UUID> old = jdbc.list(
                new Sql("select id from certificate_order where finished_at < ", Times.column(before))
                        .add(" order by finished_at, id limit ", Housekeeping.STEP),
                row -> Columns.id(row, 1));
        remove(old);
        return old.size();
    }

    void removeOfDomain(UUID domainId) {
        remove(jdbc.list(
                new Sql("select distinct order_id from certificate_order_host where domain_id = ", domainId),
                row -> Columns.id(row, 1)));
    }

    void removeOfOrganization(UUID organizationId) {
        for (String table : List.of("acme_challenge", "certificate_order_host", "certificate_order")) {
            jdbc.execute(new Sql("delete from " + table + " where organization_id = ", organizationId));
        }
    }

    private void remove(Collection<UUID> ids) {
        Chunks.each(ids, some -> {
            jdbc.execute(new Sql()
                    .add("delete from acme_challenge where order_id in ")
                    .addAll(some));
            jdbc.execute(new Sql()
                    .add("delete from certificate_order_host where order_id in ")
                    .addAll(some));
            jdbc.execute(
                    new Sql().add("delete from certificate_order where id in ").addAll(some));
        });
    }

    private Order read(ResultSet row) throws SQLException {
        UUID id = Columns.id(row, 1);
        String problem = row.getString(12);
        return new Order(
                id,
                Columns.id(row, 2),
                OrderState.valueOf(row.getString(3)),
                KeyType.valueOf(row.getString(4)),
                row.getBoolean(5),
                row.getBoolean(6),
                Columns.id(row, 7),
                Columns.id(row, 8),
                row.getString(9),
                row.getString(10),
                row.getInt(11),
                problem == null ? null : json.readOwn(problem, Problem.class),
                Columns.time(row, 13),
                Columns.time(row, 14),
                hosts(id));
    }

    private List<OrderedHost> hosts(UUID id) {
        return jdbc.list(
                new Sql("select host, state, problem from certificate_order_host where order_id = ", id)
                        .add(" order by host"),
                row -> new OrderedHost(
                        row.getString(1), OrderedHost.State.valueOf(row.getString(2)), row.getString(3)));
    }

    private static String cut(String problem) {
        return problem == null || problem.length() <= LONGEST_PROBLEM ? problem : problem.substring(0, LONGEST_PROBLEM);
    }
}
