package org.gatehouse.access;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.organizations.OrganizationView;

/** A new organization and the code that opens it. */
@Schema(description = "A new organization and its first API code, whose secret is shown here and never again")
public record NewOrganization(
        @Schema(required = true) OrganizationView organization,
        @Schema(required = true) ApiCodeView firstApiCode) {}
