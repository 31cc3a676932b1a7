package org.gatehouse.certificates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/** The accounts of this server at CAs, which no organization owns. */
@ApplicationScoped
class AcmeAccountRepository {
    @Inject
    Jdbc jdbc;

    Optional<Row> find(String key) {
        return jdbc.first(
                new Sql("select id, account_url, sealed_key from acme_account where directory_key = ", key),
                row -> new Row(Columns.id(row, 1), row.getString(2), row.getString(3)));
    }

    /** Adds one that the CA does not know yet, unless another node was faster. */
    void add(UUID id, String key, URI directory, String sealedKey, Instant now) {
        jdbc.execute(
                new Sql("insert into acme_account (id, directory_key, directory, sealed_key, created_at) values (", id)
                        .add(", ", key)
                        .add(", ", directory.toString())
                        .add(", ", sealedKey)
                        .add(", ", Times.column(now))
                        .add(") on conflict do nothing"));
    }

    void known(UUID id, String url) {
        jdbc.execute(new Sql("update acme_account set account_url = ", url).add(" where id = ", id));
    }

    void remove(UUID id) {
        jdbc.execute(new Sql("delete from acme_account where id = ", id));
    }

    /** As it is stored. */
    record Row(UUID id, String url, String sealedKey) {}
}
