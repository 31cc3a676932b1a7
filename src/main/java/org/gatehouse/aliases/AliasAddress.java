package org.gatehouse.aliases;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.domains.DomainName;
import org.gatehouse.domains.EmailAddress;

/** What an alias catches: one address, or as {@code @example.com} all addresses of a domain that nobody else holds. */
@Schema(
        type = SchemaType.STRING,
        maxLength = 254,
        description = "Mail address, or @ and a domain name for the catch-all of that domain",
        example = "info@example.com")
public sealed interface AliasAddress {
    @JsonCreator
    static AliasAddress parse(String text) {
        return text.startsWith("@")
                ? new CatchAll(new DomainName(text.substring(1)))
                : new Single(EmailAddress.parse(text));
    }

    DomainName domain();

    /** What makes it unique, in one space with the addresses of users. */
    String key();

    @JsonValue
    String value();

    /** One address. */
    record Single(EmailAddress address) implements AliasAddress {
        @Override
        public DomainName domain() {
            return address.domain();
        }

        @Override
        public String key() {
            return address.key();
        }

        @Override
        public String value() {
            return address.value();
        }

        @Override
        public String toString() {
            return value();
        }
    }

    /** Whatever else arrives for a domain. */
    record CatchAll(DomainName domain) implements AliasAddress {
        @Override
        public String key() {
            return value();
        }

        @Override
        public String value() {
            return "@" + domain;
        }

        @Override
        public String toString() {
            return value();
        }
    }
}
