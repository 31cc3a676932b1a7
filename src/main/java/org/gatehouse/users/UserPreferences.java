package org.gatehouse.users;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The stored form of a user's own {@link org.gatehouse.organizations.Preferences}. */
@Entity
@Table(name = "user_preferences")
class UserPreferences extends UserDocument {
    protected UserPreferences() {} // for JPA

    UserPreferences(UUID organizationId, UUID userId, String content, Instant now) {
        super(organizationId, userId, content, now);
    }
}
