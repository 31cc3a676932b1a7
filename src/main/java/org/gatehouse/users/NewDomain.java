package org.gatehouse.users;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.domains.DomainView;

/** A new domain, with its first user if it came with one. */
@Schema(description = "A new domain, with its first user if it came with one")
public record NewDomain(@JsonUnwrapped DomainView domain, UserView firstUser) {}
