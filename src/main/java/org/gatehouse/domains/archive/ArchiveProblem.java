package org.gatehouse.domains.archive;

import org.gatehouse.api.ProblemFacts;
import org.gatehouse.api.ProblemType;

/** Refusals about archives of domains. */
public enum ArchiveProblem implements ProblemType {
    EXPORT_NOT_FOUND(404, "There is no such export"),
    EXPORT_NOT_READY(409, "The archive is not there yet"),
    EXPORT_FAILED(409, "The archive could not be made"),
    EXPORTS_RUNNING(409, "As many archives are being made as may be at a time"),
    RANGE_NOT_SATISFIABLE(416, "The archive has no such part"),
    DOMAIN_IMPORT_NOT_FOUND(404, "There is no such import"),
    IMPORTS_RUNNING(409, "As many archives are being imported as may be at a time"),
    ARCHIVE_INVALID(400, "The archive is not one that can be imported"),
    ARCHIVE_TOO_LARGE(413, "The archive is larger than what can be imported"),
    ARCHIVE_CONFLICT(409, "The archive has what is in use already");

    private final ProblemFacts facts;

    ArchiveProblem(int status, String title) {
        facts = new ProblemFacts(status, title, null);
    }

    @Override
    public ProblemFacts facts() {
        return facts;
    }
}
