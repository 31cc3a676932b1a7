package org.gatehouse.mail.senders;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.mail.senders.FromAddressView.Kind;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/** What users have been given to send as, and what they have by their mailbox. */
@ApplicationScoped
class FromAddressRepository {
    @Inject
    Jdbc jdbc;

    /** Whether the user did not have it. */
    boolean add(UUID organizationId, UUID userId, FromAddressView sender) {
        Sql insert = new Sql(
                        "insert into from_address (user_id, sender, kind, organization_id, created_at) values (",
                        userId)
                .add(", ", sender.sender())
                .add(", ", sender.kind().name())
                .add(", ", organizationId)
                .add(", ", Times.column(sender.createdAt()))
                .add(") on conflict do nothing");
        return jdbc.execute(insert) == 1;
    }

    /** The user's own address, for one with a mailbox. */
    Optional<FromAddressView> own(UUID organizationId, UUID userId) {
        return jdbc.first(
                new Sql("select address_key, created_at from user_account where mailbox and id = ", userId)
                        .add(" and organization_id = ", organizationId),
                row -> new FromAddressView(row.getString(1), Kind.ADDRESS, true, Columns.time(row, 2)));
    }

    /** Those that the user has been given, by their texts. */
    List<FromAddressView> given(UUID organizationId, UUID userId) {
        return jdbc.list(
                new Sql("select sender, kind, created_at from from_address where user_id = ", userId)
                        .add(" and organization_id = ", organizationId)
                        .add(" order by sender"),
                FromAddressRepository::view);
    }

    /** Whether the user had it. */
    boolean remove(UUID organizationId, UUID userId, String sender) {
        return jdbc.execute(new Sql("delete from from_address where user_id = ", userId)
                        .add(" and organization_id = ", organizationId)
                        .add(" and sender = ", sender))
                == 1;
    }

    /** Takes away what lies in a domain that goes; somebody else may make it again. */
    void removeOfDomain(UUID organizationId, UUID domainId) {
        jdbc.execute(new Sql("delete from from_address where organization_id = ", organizationId)
                .add(" and (sender = (select name from mail_domain where id = ", domainId)
                .add(") or sender like (select '%@' || name from mail_domain where id = ", domainId)
                .add("))"));
    }

    /** The name of a domain that is verified. */
    Optional<String> verifiedName(UUID domainId) {
        return jdbc.first(
                new Sql("select name from mail_domain where verified_at is not null and id = ", domainId),
                row -> row.getString(1));
    }

    /** How many senders at a domain, or below it, the users of each other organization have. */
    Map<UUID, Long> countOfOthers(UUID organizationId, String domain) {
        Map<UUID, Long> counts = new HashMap<>();
        jdbc.list(
                        new Sql()
                                .add("select organization_id, count(*) from from_address where ")
                                .add(ofOthers(organizationId, domain))
                                .add(" group by organization_id"),
                        row -> Map.entry(Columns.id(row, 1), row.getLong(2)))
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    void removeOfOthers(UUID organizationId, String domain) {
        jdbc.execute(new Sql().add("delete from from_address where ").add(ofOthers(organizationId, domain)));
    }

    /** Not what lies in a verified domain of their own: one that they had before that above it was made stays theirs. */
    private static Sql ofOthers(UUID organizationId, String domain) {
        return new Sql("organization_id <> ", organizationId)
                .add(" and (sender = ", domain)
                .add(" or sender like ", "%@" + domain) // no name has a character that means something here
                .add(" or sender like ", "%." + domain)
                .add(") and not exists (select 1 from mail_domain d"
                        + " where d.organization_id = from_address.organization_id and d.verified_at is not null"
                        + " and (from_address.sender = d.name or from_address.sender like '%@' || d.name"
                        + " or from_address.sender like '%.' || d.name))");
    }

    void removeOfUsers(UUID organizationId, Collection<UUID> userIds) {
        jdbc.execute(new Sql("delete from from_address where organization_id = ", organizationId)
                .add(" and user_id in ")
                .addAll(userIds));
    }

    void removeAll(UUID organizationId) {
        jdbc.execute(new Sql("delete from from_address where organization_id = ", organizationId));
    }

    private static FromAddressView view(ResultSet row) throws SQLException {
        return new FromAddressView(row.getString(1), Kind.valueOf(row.getString(2)), false, Columns.time(row, 3));
    }
}
