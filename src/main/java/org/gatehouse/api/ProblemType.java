package org.gatehouse.api;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One kind of refusal, stable for clients. Each feature has its own enum of them; a problem's {@code type} is
 * {@code /problems/} and the constant's name in lower case with hyphens.
 */
public interface ProblemType {
    /** The constant's name. */
    String name();

    /** What is the same for every problem of this type. */
    ProblemFacts facts();

    /** The HTTP status of every problem of this type. */
    default int status() {
        return facts().status();
    }

    /** What is wrong, in a few words that never change with the occasion. */
    default String title() {
        return facts().title();
    }

    /** The unique constraint of the database whose violation means this, if there is one. */
    default Optional<String> constraint() {
        return Optional.ofNullable(facts().constraint());
    }

    default String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** This refusal with what is particular to the occasion; never a rejected value that may be secret. */
    default ApiException because(String detail, Object... args) {
        return new ApiException(this, String.format(Locale.ROOT, detail, args), List.of());
    }

    /** This refusal of one member of the body. */
    default ApiException at(String pointer, String detail) {
        return new ApiException(this, null, List.of(new FieldError(pointer, detail)));
    }
}
