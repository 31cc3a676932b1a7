package org.gatehouse.organizations;

import org.gatehouse.api.ProblemFacts;
import org.gatehouse.api.ProblemType;

/** Refusals about organizations. */
public enum OrganizationProblem implements ProblemType {
    ORGANIZATION_NOT_FOUND(404, "There is no such organization", null),
    ORGANIZATION_NAME_TAKEN(409, "Another organization has this name", "organization_name_unique"),
    ORGANIZATION_IN_USE(409, "The operators' own organization cannot be deleted", null);

    private final ProblemFacts facts;

    OrganizationProblem(int status, String title, String constraint) {
        facts = new ProblemFacts(status, title, constraint);
    }

    @Override
    public ProblemFacts facts() {
        return facts;
    }
}
