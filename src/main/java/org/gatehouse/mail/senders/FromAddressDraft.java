package org.gatehouse.mail.senders;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.domains.DomainName;
import org.gatehouse.domains.EmailAddress;

/** What a user may send as, too. */
@Schema(description = "What the user may send as, too: an address, or all of a domain; just one of both")
public record FromAddressDraft(EmailAddress address, DomainName domain) {}
