package org.gatehouse.certificates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.api.Listing;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/** The certificates of organizations, and which hosts each is for. Every change raises the version. */
@ApplicationScoped
class CertificateRepository {
    private static final String SELECT = "select c.id, c.organization_id, c.hosts, c.origin, c.issuer, c.serial_number,"
            + " c.key_type, c.fingerprint, c.not_before, c.not_after, c.trusted, c.chain, c.sealed_key, c.renew_at,"
            + " c.version, c.created_at, c.updated_at,"
            + " (select o.id from certificate_order o where o.renewal_of = c.id order by o.created_at desc, o.id desc"
            + " limit 1) from certificate c where c.organization_id = ";

    @Inject
    Jdbc jdbc;

    Optional<StoredCertificate> find(UUID organizationId, UUID id) {
        return jdbc.first(byId(organizationId, id), CertificateRepository::read);
    }

    /** The certificate, which nobody else changes before the end of this transaction. */
    Optional<StoredCertificate> lock(UUID organizationId, UUID id) {
        return jdbc.first(
                        new Sql("select id from certificate where organization_id = ", organizationId)
                                .add(" and id = ", id)
                                .add(" for update"),
                        row -> Columns.id(row, 1))
                .flatMap(locked -> find(organizationId, locked));
    }

    /** Has nobody else replace or delete what these hosts have before the end of this transaction. */
    void lockOf(UUID organizationId, Hosts hosts) {
        List<String> names = hosts.names().stream()
                .flatMap(host -> Hosts.spellings(host).stream())
                .distinct()
                .toList();
        jdbc.list(
                new Sql("select id from certificate where organization_id = ", organizationId)
                        .add(" and id in (select certificate_id from certificate_host where organization_id = ")
                        .add("", organizationId)
                        .add(" and host in ")
                        .addAll(names)
                        .add(") order by id for update"),
                row -> Columns.id(row, 1));
    }

    /** The one for just these hosts. */
    Optional<StoredCertificate> ofHosts(UUID organizationId, Hosts hosts) {
        return jdbc.first(
                new Sql(SELECT, organizationId).add(" and c.hosts_key = ", hosts.key()), CertificateRepository::read);
    }

    /** The present one of the host, of several the one stored last. */
    Optional<StoredCertificate> ofHost(UUID organizationId, String host) {
        return jdbc.first(
                new Sql(SELECT, organizationId)
                        .add(" and c.id in (select h.certificate_id from certificate_host h where h.organization_id = ")
                        .add("", organizationId)
                        .add(" and h.host in ")
                        .addAll(Hosts.spellings(host))
                        .add(") order by c.stored_at desc, c.id desc limit 1"),
                CertificateRepository::read);
    }

    /** SHA-256 of the public key of the host's present certificate. */
    Optional<String> publicKeyHash(UUID organizationId, String host) {
        return jdbc.first(
                new Sql()
                        .add("select c.spki_hash from certificate c join certificate_host h on h.certificate_id = c.id")
                        .add(" where h.organization_id = ", organizationId)
                        .add(" and h.host in ")
                        .addAll(Hosts.spellings(host))
                        .add(" order by c.stored_at desc, c.id desc limit 1"),
                row -> row.getString(1));
    }

    /**
     * One page, in the order in which they were made.
     *
     * @param domains outside of which no host of theirs may lie; empty for no such bound
     * @param host null for all
     */
    List<StoredCertificate> list(UUID organizationId, Set<UUID> domains, String host, Listing listing) {
        Sql sql = new Sql(SELECT, organizationId);
        if (!domains.isEmpty()) {
            sql.add(" and not exists (select 1 from certificate_host h where h.certificate_id = c.id")
                    .add(" and h.domain_id not in ")
                    .addAll(domains)
                    .add(")");
        }
        if (host != null) {
            sql.add(" and c.id in (select h.certificate_id from certificate_host h where h.organization_id = ")
                    .add("", organizationId)
                    .add(" and h.host in ")
                    .addAll(Hosts.spellings(host))
                    .add(")");
        }
        if (listing.continues()) {
            sql.add(" and c.id > ", listing.afterId(0));
        }
        return jdbc.list(
                sql.add(" order by c.organization_id, c.id limit ", listing.fetch()), CertificateRepository::read);
    }

    /** The domains in which its hosts lie. */
    List<UUID> domains(UUID id) {
        return jdbc.list(
                new Sql("select distinct domain_id from certificate_host where certificate_id = ", id),
                row -> Columns.id(row, 1));
    }

    void add(
            UUID id,
            UUID organizationId,
            CheckedCertificate made,
            CertificateOrigin origin,
            String sealedKey,
            Instant renewAt,
            Instant now) {
        OffsetDateTime at = Times.column(now);
        jdbc.execute(new Sql(
                        "insert into certificate (id, organization_id, hosts_key, hosts, origin, issuer, serial_number,"
                                + " key_type, fingerprint, spki_hash, not_before, not_after, trusted, chain, sealed_key,"
                                + " renew_at, stored_at, version, created_at, updated_at) values (",
                        id)
                .add(", ", organizationId)
                .add(", ", made.hosts().key())
                .add(", ", String.join(" ", made.hosts().names()))
                .add(", ", origin.name())
                .add(", ", made.issuer())
                .add(", ", made.serialNumber())
                .add(", ", made.keyType().name())
                .add(", ", made.fingerprint())
                .add(", ", made.publicKeyHash())
                .add(", ", Times.column(made.notBefore()))
                .add(", ", Times.column(made.notAfter()))
                .add(", ", made.trusted())
                .add(", ", Pem.write(made.chain()))
                .add(", ", sealedKey)
                .add(", ", Times.column(renewAt))
                .add(", ", at)
                .add(", 0, ", at)
                .add(", ", at)
                .add(")"));
        jdbc.batch(
                "insert into certificate_host (certificate_id, organization_id, host, domain_id) values (?, ?, ?, ?)",
                made.places().entrySet().stream()
                        .map(host -> new Object[] {id, organizationId, host.getKey(), host.getValue()})
                        .toList());
    }

    /** Puts another certificate for the same hosts in its place. */
    void replace(
            UUID id,
            CheckedCertificate made,
            CertificateOrigin origin,
            String sealedKey,
            Instant renewAt,
            Instant now) {
        OffsetDateTime at = Times.column(now);
        jdbc.execute(new Sql("update certificate set version = version + 1, origin = ", origin.name())
                .add(", issuer = ", made.issuer())
                .add(", serial_number = ", made.serialNumber())
                .add(", key_type = ", made.keyType().name())
                .add(", fingerprint = ", made.fingerprint())
                .add(", spki_hash = ", made.publicKeyHash())
                .add(", not_before = ", Times.column(made.notBefore()))
                .add(", not_after = ", Times.column(made.notAfter()))
                .add(", trusted = ", made.trusted())
                .add(", chain = ", Pem.write(made.chain()))
                .add(", sealed_key = ", sealedKey)
                .add(", renew_at = ", Times.column(renewAt))
                .add(", stored_at = ", at)
                .add(", updated_at = ", at)
                .add(" where id = ", id));
    }

    void remove(UUID id) {
        jdbc.execute(new Sql("delete from certificate_host where certificate_id = ", id));
        jdbc.execute(new Sql("delete from certificate where id = ", id));
    }

    /** The ids of certificates whose time of renewal has come, by organization. */
    List<Due> due(Instant now, int most) {
        return jdbc.list(
                new Sql("select organization_id, id from certificate where renew_at <= ", Times.column(now))
                        .add(" order by renew_at, id limit ", most),
                row -> new Due(Columns.id(row, 1), Columns.id(row, 2)));
    }

    /** Says when renewal is tried next; what clients see of it is no new version. */
    void renewAt(UUID id, Instant at) {
        jdbc.execute(new Sql("update certificate set renew_at = ", Times.column(at)).add(" where id = ", id));
    }

    /** Deletes those for any host in the domain. */
    void removeOfDomain(UUID domainId) {
        List<UUID> gone = jdbc.list(
                new Sql("select distinct certificate_id from certificate_host where domain_id = ", domainId),
                row -> Columns.id(row, 1));
        removeAll(gone);
    }

    private void removeAll(Collection<UUID> ids) {
        ids.forEach(this::remove);
    }

    void removeOfOrganization(UUID organizationId) {
        jdbc.execute(new Sql("delete from certificate_host where organization_id = ", organizationId));
        jdbc.execute(new Sql("delete from certificate where organization_id = ", organizationId));
    }

    /** A certificate to be renewed. */
    record Due(UUID organizationId, UUID id) {}

    private static Sql byId(UUID organizationId, UUID id) {
        return new Sql(SELECT, organizationId).add(" and c.id = ", id);
    }

    private static StoredCertificate read(ResultSet row) throws SQLException {
        return new StoredCertificate(
                Columns.id(row, 1),
                Columns.id(row, 2),
                List.of(row.getString(3).split(" ", -1)),
                CertificateOrigin.valueOf(row.getString(4)),
                row.getString(5),
                row.getString(6),
                KeyType.valueOf(row.getString(7)),
                row.getString(8),
                Columns.time(row, 9),
                Columns.time(row, 10),
                row.getBoolean(11),
                row.getString(12),
                row.getString(13),
                Columns.time(row, 14),
                row.getLong(15),
                Columns.time(row, 16),
                Columns.time(row, 17),
                Columns.id(row, 18));
    }
}
