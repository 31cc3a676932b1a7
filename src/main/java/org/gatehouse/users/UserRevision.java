package org.gatehouse.users;

import org.gatehouse.api.MergePatch;

/**
 * Changes of one user that are wanted together.
 *
 * @param user what {@link UserChange} has; may be empty
 * @param profile of the contact data; may be empty
 * @param password a new one, or null
 */
public record UserRevision(MergePatch user, MergePatch profile, Password password) {}
