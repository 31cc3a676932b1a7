package org.gatehouse.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;

/** Holds the rows of users and members, without the entities, which EclipseLink may read over another connection. */
@ApplicationScoped
class UserLockRepository {
    @Inject
    Jdbc jdbc;

    /** Holds the user's row until the end of the transaction; whether there is one. */
    boolean lock(UUID organizationId, UUID userId) {
        Sql select = new Sql("select id from user_account where id = ", userId)
                .add(" and organization_id = ", organizationId)
                .add(" for update");
        return jdbc.first(select, row -> Columns.id(row, 1)).isPresent();
    }

    /** Whether there is this membership; it does not end before the transaction does. */
    boolean lockMember(UUID organizationId, UUID domainId, UUID userId) {
        Sql select = new Sql("select user_id from domain_member where organization_id = ", organizationId)
                .add(" and domain_id = ", domainId)
                .add(" and user_id = ", userId)
                .add(" for update");
        return jdbc.first(select, row -> Columns.id(row, 1)).isPresent();
    }
}
