package org.gatehouse.domains.dkim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;

/** The unsealed keys that mail servers read. */
@ApplicationScoped
class PublishedKeyRepository {
    private static final String LAWFUL = "select k.id from dkim_key k join mail_domain d on d.id = k.domain_id"
            + " where k.active_of is not null and d.verified_at is not null and d.enabled = true";

    @Inject
    Jdbc jdbc;

    /** A key that should be there and is not. */
    record Missing(UUID id, UUID organizationId, UUID domainId, String domain, String selector, String sealed) {}

    void clear() {
        jdbc.execute(new Sql().add("delete from dkim_published_key"));
    }

    /** Removes what may not be there; of one domain, or of all when it is null. */
    void removeUnlawful(UUID domainId) {
        Sql delete = new Sql().add("delete from dkim_published_key where key_id not in (" + LAWFUL);
        if (domainId != null) {
            delete.add(" and k.domain_id = ", domainId);
        }
        delete.add(")");
        if (domainId != null) {
            delete.add(" and domain_id = ", domainId);
        }
        jdbc.execute(delete);
    }

    /** Some that should be there and are not; of one domain, or of all when it is null. */
    List<Missing> missing(UUID domainId, int most) {
        Sql select = new Sql()
                .add("select k.id, k.organization_id, k.domain_id, d.name, k.selector, k.sealed_private_key"
                        + " from dkim_key k join mail_domain d on d.id = k.domain_id"
                        + " where k.active_of is not null and d.verified_at is not null and d.enabled = true"
                        + " and not exists (select 1 from dkim_published_key p where p.key_id = k.id)");
        if (domainId != null) {
            select.add(" and k.domain_id = ", domainId);
        }
        return jdbc.list(
                select.add(" limit " + most),
                row -> new Missing(
                        Columns.id(row, 1),
                        Columns.id(row, 2),
                        Columns.id(row, 3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)));
    }

    void add(Missing key, String privateKey) {
        jdbc.execute(new Sql(
                        "insert into dkim_published_key (key_id, organization_id, domain_id, domain_name, selector,"
                                + " private_key) values (",
                        key.id())
                .add(", ", key.organizationId())
                .add(", ", key.domainId())
                .add(", ", key.domain())
                .add(", ", key.selector())
                .add(", ", privateKey)
                .add(")"));
    }
}
