package org.gatehouse.users;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The stored form of a {@link Profile}. */
@Entity
@Table(name = "user_profile")
class UserProfile extends UserDocument {
    protected UserProfile() {} // for JPA

    UserProfile(UUID organizationId, UUID userId, String content, Instant now) {
        super(organizationId, userId, content, now);
    }
}
