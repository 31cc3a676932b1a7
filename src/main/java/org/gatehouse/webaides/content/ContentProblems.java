package org.gatehouse.webaides.content;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.gatehouse.api.ProblemCatalog;
import org.gatehouse.api.ProblemType;

/** The catalog of {@link ContentProblem}. */
@ApplicationScoped
class ContentProblems implements ProblemCatalog {
    @Override
    public List<ProblemType> types() {
        return List.of(ContentProblem.values());
    }
}
