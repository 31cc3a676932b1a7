package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.security.Bounds;

/** Reads the lists of a code, once for each of its versions. */
@ApplicationScoped
class CodeListsRepository {
    private static final String SELECT =
            "select version, allowed_networks, protected_users, domains from api_code where id = ?";

    @Inject
    CodeListsCache cache;

    /** The lists of a code that was found at {@code version}; empty when it has changed since, or is gone. */
    Optional<CodeLists> find(UUID codeId, long version, Connection connection) throws SQLException {
        Optional<CodeLists> known = cache.find(codeId, version);
        return known.isPresent() ? known : read(codeId, version, connection);
    }

    private Optional<CodeLists> read(UUID codeId, long version, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setObject(1, codeId);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next() || row.getLong(1) != version) {
                    return Optional.empty();
                }
                CodeLists lists = new CodeLists(
                        Networks.of(Networks.read(row.getString(2))),
                        new Bounds(IdText.read(row.getString(3)), IdText.read(row.getString(4))));
                cache.keep(codeId, version, lists);
                return Optional.of(lists);
            }
        }
    }
}
