package org.gatehouse.api;

/** How one door writes its errors. Each dialect has a bean of this type; where there is none, errors are problems (RFC 9457). */
public interface ErrorForm {
    /** Whether errors of this path, relative to the context and as it was sent, are written by this form. */
    boolean isOf(String path);

    /** The answer that tells of the problem. Headers that go with the refusal, such as Retry-After, are added to its own. */
    ErrorAnswer write(Problem problem);
}
