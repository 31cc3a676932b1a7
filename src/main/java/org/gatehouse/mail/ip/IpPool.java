package org.gatehouse.mail.ip;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gatehouse.api.Etag;
import org.gatehouse.audit.Target;
import org.gatehouse.platform.Network;

/** A pool as it is stored. */
record IpPool(UUID id, String name, List<Network> ranges, long version, Instant createdAt, Instant updatedAt) {
    String etag() {
        return Etag.of(id, version);
    }

    IpPoolDraft draft() {
        return new IpPoolDraft(name, ranges);
    }

    Target target() {
        return new Target("ip-pool", id, name);
    }

    IpPoolView view() {
        return new IpPoolView(id, name, ranges.stream().map(Network::value).toList(), createdAt, updatedAt, etag());
    }
}
