package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Reads the allow list of a code, once for each of its versions. */
@ApplicationScoped
class NetworksRepository {
    private static final String SELECT = "select version, allowed_networks from api_code where id = ?";

    @Inject
    NetworksCache cache;

    /** The networks of a code that was found at {@code version}, or at a later one if it has changed since. */
    Networks find(UUID codeId, long version, Connection connection) throws SQLException {
        Optional<Networks> known = cache.find(codeId, version);
        return known.isPresent() ? known.get() : read(codeId, connection);
    }

    private Networks read(UUID codeId, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setObject(1, codeId);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw AccessProblem.CREDENTIALS_WRONG.because("the API code was deleted just now");
                }
                Networks networks = Networks.of(Networks.read(row.getString(2)));
                cache.keep(codeId, row.getLong(1), networks);
                return networks;
            }
        }
    }
}
