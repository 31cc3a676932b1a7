package org.gatehouse.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Lists the refusals that any operation may give. */
@ApplicationScoped
class CommonProblems implements ProblemCatalog {
    @Override
    public List<ProblemType> types() {
        return List.of(CommonProblem.values());
    }
}
