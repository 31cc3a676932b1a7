package org.gatehouse.support;

import java.net.http.HttpRequest;

/** Looks at every answer that any test gets, and throws when it is not as promised; found in META-INF/services. */
public interface AnswerCheck {
    void check(HttpRequest request, Answer answer);
}
