package org.gatehouse.organizations;

import java.util.Optional;
import org.gatehouse.api.ProblemType;

/** Refusals about organizations. */
public enum OrganizationProblem implements ProblemType {
    ORGANIZATION_NOT_FOUND(404, "There is no such organization", null),
    ORGANIZATION_NAME_TAKEN(409, "Another organization has this name", "organization_name_unique"),
    ORGANIZATION_IN_USE(409, "The operators' own organization cannot be deleted", null);

    private final int status;
    private final String title;
    private final String constraint;

    OrganizationProblem(int status, String title, String constraint) {
        this.status = status;
        this.title = title;
        this.constraint = constraint;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Optional<String> constraint() {
        return Optional.ofNullable(constraint);
    }
}
