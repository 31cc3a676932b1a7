package org.gatehouse.certificates;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gatehouse.api.Problem;

/** An order as it lies in the database. */
record Order(
        UUID id,
        UUID organizationId,
        OrderState state,
        KeyType keyType,
        boolean allHosts,
        boolean renew,
        UUID renewalOf,
        UUID certificateId,
        String orderUrl,
        String sealedKey,
        int restarts,
        Problem problem,
        Instant createdAt,
        Instant finishedAt,
        List<OrderedHost> hosts) {
    /** What the key of the certificate to come is sealed for. */
    static String context(UUID id) {
        return "certificate_order:" + id;
    }

    boolean isOver() {
        return state == OrderState.VALID || state == OrderState.FAILED;
    }

    /** Those that are not given up. */
    Hosts wanted() {
        return Hosts.of(hosts.stream()
                .filter(host -> host.state() != OrderedHost.State.FAILED)
                .map(OrderedHost::host)
                .toList());
    }

    AcmeBudget.Wish wish() {
        return new AcmeBudget.Wish(organizationId, wanted(), renewalOf != null);
    }

    CertificateOrderView view() {
        return new CertificateOrderView(id, state, hosts, renewalOf, certificateId, problem, createdAt, finishedAt);
    }

    /** Without the key, though it is sealed. */
    @Override
    public String toString() {
        return "Order[" + id + "]";
    }
}
