package org.gatehouse.archive;

import java.util.UUID;
import org.gatehouse.domains.archive.ArchiveSource;

/** An archive that may be made. */
public record ExportPlan(UUID organizationId, UUID domainId, String domain, ArchiveSource.Contents contents) {}
