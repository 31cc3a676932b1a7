package org.gatehouse.factors.sessions;

import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.GatehouseServer;
import org.gatehouse.support.Keysets;
import org.gatehouse.support.TestDatabase;

/** Two nodes on one PostgreSQL. All they share is the database. */
final class Nodes implements AutoCloseable {
    private static final String FIRST_CODE = "gate_00z0R12GKAHXwQ4KLnSREmn0LsM4X7ML0jtgwuhj1Xr0tWdfB";

    private final List<GatehouseServer> servers;

    private Nodes(List<GatehouseServer> servers) {
        this.servers = servers;
    }

    static Nodes start() {
        TestDatabase database = TestDatabase.postgresql();
        String keyset = Keysets.fresh();
        Nodes nodes =
                new Nodes(Stream.generate(() -> node(database, keyset)).limit(2).toList());
        nodes.servers.forEach(GatehouseServer::awaitReady);
        return nodes;
    }

    private static GatehouseServer node(TestDatabase database, String keyset) {
        return GatehouseServer.builder()
                .database(database)
                .env("GATEHOUSE_KEYSET", keyset)
                .env("GATEHOUSE_FIRST_API_CODE", FIRST_CODE)
                .launch();
    }

    /** A caller of each node with the first API code. */
    List<ApiClient> administrators() {
        return servers.stream()
                .map(node -> ApiClient.at(node.uri()).with("Authorization", "Bearer " + FIRST_CODE))
                .toList();
    }

    @Override
    public void close() {
        servers.forEach(GatehouseServer::close);
    }
}
