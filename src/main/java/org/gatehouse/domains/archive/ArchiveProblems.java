package org.gatehouse.domains.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.gatehouse.api.ProblemCatalog;
import org.gatehouse.api.ProblemType;

/** Lists the refusals about archives. */
@ApplicationScoped
class ArchiveProblems implements ProblemCatalog {
    @Override
    public List<ProblemType> types() {
        return List.of(ArchiveProblem.values());
    }
}
