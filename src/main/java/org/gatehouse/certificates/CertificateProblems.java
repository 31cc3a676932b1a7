package org.gatehouse.certificates;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.gatehouse.api.ProblemCatalog;
import org.gatehouse.api.ProblemType;

/** Lists the refusals of this feature. */
@ApplicationScoped
class CertificateProblems implements ProblemCatalog {
    @Override
    public List<ProblemType> types() {
        return List.of(CertificateProblem.values());
    }
}
