package org.gatehouse.users;

import org.gatehouse.api.ProblemFacts;
import org.gatehouse.api.ProblemType;

/** Refusals about users. */
public enum UserProblem implements ProblemType {
    USER_NOT_FOUND(404, "There is no such user", null),
    USERNAME_TAKEN(409, "Another user of the organization has this username", "user_account_username_unique"),
    USER_PROTECTED(403, "The user is protected from this API code", null),
    NOT_A_MEMBER(404, "The user is no member of this domain", null),
    HOME_DOMAIN(409, "A user stays a member of the home domain", null),
    PASSWORD_REFUSED(400, "The password is too easy to guess, or too short for the organization", null),
    TOO_MANY_PASSWORDS(413, "The batch sets more passwords than can be hashed in one call", null),
    LOGIN_DELAYED(429, "Too many wrong passwords; try again later", null),
    APPLICATION_PASSWORD_NOT_FOUND(404, "There is no such application password", null),
    TOO_MANY_APPLICATION_PASSWORDS(409, "The user has as many application passwords as may be", null);

    private final ProblemFacts facts;

    UserProblem(int status, String title, String constraint) {
        facts = new ProblemFacts(status, title, constraint);
    }

    @Override
    public ProblemFacts facts() {
        return facts;
    }
}
