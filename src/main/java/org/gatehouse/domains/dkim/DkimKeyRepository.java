package org.gatehouse.domains.dkim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.domains.DomainName;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Housekeeping;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/** The rows of DKIM keys. Whoever writes holds the row of the domain: {@link #lockDomain}. */
@ApplicationScoped
class DkimKeyRepository {
    private static final String SELECT = "select k.id, k.organization_id, k.domain_id, d.name, k.selector, k.algorithm,"
            + " k.state, k.switches, k.keep_days, k.sealed_private_key, k.public_key, k.checked_at, k.published_at,"
            + " k.retired_at, k.delete_at, k.version, k.created_at, k.updated_at"
            + " from dkim_key k join mail_domain d on d.id = k.domain_id where ";

    @Inject
    Jdbc jdbc;

    /** The domain as the one who holds its row sees it. */
    record Held(DomainName name, boolean verified, boolean enabled) {}

    /** Waits for every other writer of the domain or its keys, and keeps them waiting until the commit. */
    Optional<Held> lockDomain(UUID organizationId, UUID domainId) {
        return jdbc.first(
                new Sql("select name, verified_at, enabled from mail_domain where id = ", domainId)
                        .add(" and organization_id = ", organizationId)
                        .add(" for update"),
                row -> new Held(DomainName.parse(row.getString(1)), Columns.time(row, 2) != null, row.getBoolean(3)));
    }

    /** By selector. */
    List<DkimKey> ofDomain(UUID organizationId, UUID domainId) {
        return jdbc.list(
                new Sql(SELECT + "k.domain_id = ", domainId)
                        .add(" and k.organization_id = ", organizationId)
                        .add(" order by k.selector"),
                DkimKeyRepository::key);
    }

    Optional<DkimKey> find(UUID organizationId, UUID domainId, String idOrSelector) {
        Optional<UUID> id = Ids.parse(idOrSelector);
        return ofDomain(organizationId, domainId).stream() // ten at most
                .filter(key ->
                        id.map(key.id()::equals).orElse(key.selector().value().equalsIgnoreCase(idOrSelector)))
                .findFirst();
    }

    /** Some of the keys that wait for the DNS, of all organizations, by id. */
    List<DkimKey> switching(UUID after, int most) {
        return jdbc.list(
                new Sql(SELECT + "k.switches = ", true)
                        .add(" and k.id > ", after)
                        .add(" and d.verified_at is not null order by k.id limit " + most),
                DkimKeyRepository::key);
    }

    void add(DkimKey key) {
        jdbc.execute(new Sql(
                        "insert into dkim_key (id, organization_id, domain_id, selector, algorithm, state, active_of,"
                                + " switches, keep_days, sealed_private_key, public_key, checked_at, published_at,"
                                + " retired_at, delete_at, version, created_at, updated_at) values (",
                        key.id())
                .add(", ", key.organizationId())
                .add(", ", key.domainId())
                .add(", ", key.selector().value())
                .add(", ", key.algorithm().name())
                .add(", ", key.state().name())
                .add(", ", activeOf(key))
                .add(", ", key.switches())
                .add(", ", key.keepDays())
                .add(", ", key.sealedPrivateKey())
                .add(", ", key.publicKey())
                .add(", ", Times.column(key.checkedAt()))
                .add(", ", Times.column(key.publishedAt()))
                .add(", ", Times.column(key.retiredAt()))
                .add(", ", Times.column(key.deleteAt()))
                .add(", ", key.version())
                .add(", ", Times.column(key.createdAt()))
                .add(", ", Times.column(key.updatedAt()))
                .add(")"));
    }

    /** Writes what can change of a key, but for what the DNS said. */
    void change(DkimKey key) {
        jdbc.execute(new Sql("update dkim_key set state = ", key.state().name())
                .add(", active_of = ", activeOf(key))
                .add(", switches = ", key.switches())
                .add(", keep_days = ", key.keepDays())
                .add(", retired_at = ", Times.column(key.retiredAt()))
                .add(", delete_at = ", Times.column(key.deleteAt()))
                .add(", updated_at = ", Times.column(key.updatedAt()))
                .add(", version = ", key.version())
                .add(" where id = ", key.id()));
    }

    /** Notes what the DNS said; false when the key is gone. */
    boolean checked(UUID id, Instant at, boolean shown) {
        Sql update = new Sql("update dkim_key set checked_at = ", Times.column(at));
        if (shown) {
            update.add(", published_at = ", Times.column(at));
        }
        return jdbc.execute(update.add(" where id = ", id)) == 1;
    }

    void remove(UUID id) {
        jdbc.execute(new Sql("delete from dkim_published_key where key_id = ", id));
        jdbc.execute(new Sql("delete from dkim_key where id = ", id));
    }

    void removeOfDomain(UUID domainId) {
        jdbc.execute(new Sql("delete from dkim_published_key where domain_id = ", domainId));
        jdbc.execute(new Sql("delete from dkim_key where domain_id = ", domainId));
    }

    void removeAll(UUID organizationId) {
        jdbc.execute(new Sql("delete from dkim_published_key where organization_id = ", organizationId));
        jdbc.execute(new Sql("delete from dkim_key where organization_id = ", organizationId));
    }

    /** Some of those that have been kept long enough. */
    List<DkimKey> ended(Instant now) {
        return jdbc.list(
                new Sql(SELECT + "k.delete_at <= ", Times.column(now))
                        .add(" order by k.delete_at, k.id limit " + Housekeeping.STEP),
                DkimKeyRepository::key);
    }

    /** Deletes one that has been kept long enough, unless it is in use again; whether it did. */
    boolean removeEnded(UUID id, Instant now) {
        return jdbc.execute(
                        new Sql("delete from dkim_key where id = ", id).add(" and delete_at <= ", Times.column(now)))
                == 1;
    }

    private static UUID activeOf(DkimKey key) {
        return key.isActive() ? key.domainId() : null;
    }

    static DkimKey key(ResultSet row) throws SQLException {
        return new DkimKey(
                Columns.id(row, 1),
                Columns.id(row, 2),
                Columns.id(row, 3),
                DomainName.parse(row.getString(4)),
                DkimSelector.parse(row.getString(5)),
                DkimAlgorithm.valueOf(row.getString(6)),
                DkimState.valueOf(row.getString(7)),
                row.getBoolean(8),
                row.getInt(9),
                row.getString(10),
                row.getString(11),
                Columns.time(row, 12),
                Columns.time(row, 13),
                Columns.time(row, 14),
                Columns.time(row, 15),
                row.getLong(16),
                Columns.time(row, 17),
                Columns.time(row, 18));
    }
}
