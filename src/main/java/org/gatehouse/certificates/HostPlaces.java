package org.gatehouse.certificates;

import static org.gatehouse.certificates.CertificateProblem.HOST_OUTSIDE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.FieldError;
import org.gatehouse.domains.VerifiedDomains;
import org.gatehouse.platform.InvalidValue;

/** Finds the verified domains of the caller in which hosts lie. */
@ApplicationScoped
class HostPlaces {
    @Inject
    VerifiedDomains domains;

    /**
     * The names as they are kept, in the order in which they were sent.
     *
     * @throws ApiException 400 {@code invalid-body}
     */
    static List<String> parse(List<String> hosts) {
        if (hosts.isEmpty() || hosts.size() > Hosts.MOST) {
            throw CommonProblem.INVALID_BODY.at("/hosts", "must have 1 to " + Hosts.MOST + " elements");
        }
        List<String> names = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < hosts.size(); i++) {
            try {
                names.add(Hosts.name(hosts.get(i)));
            } catch (InvalidValue e) {
                errors.add(new FieldError("/hosts/" + i, e.getMessage()));
            }
        }
        if (!errors.isEmpty()) {
            throw ApiException.invalid(errors);
        }
        return names;
    }

    /**
     * The id of the domain of each host.
     *
     * @throws ApiException 400 {@code host-outside}, 409 {@code domain-not-verified}, 403 {@code domain-not-allowed}
     */
    Map<String, UUID> of(List<String> hosts) {
        Map<String, UUID> places = new LinkedHashMap<>();
        for (int i = 0; i < hosts.size(); i++) {
            String pointer = "/hosts/" + i;
            places.put(
                    hosts.get(i),
                    domains.requireHolding(Hosts.base(hosts.get(i)))
                            .orElseThrow(() -> HOST_OUTSIDE.at(pointer, "lies in no domain of the organization"))
                            .id());
        }
        return places;
    }
}
