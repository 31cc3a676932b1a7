package org.gatehouse.users.applicationpasswords;

/** An application password among those of all users. */
public record OwnedApplicationPassword(ApplicationPasswordView view, String username) {}
