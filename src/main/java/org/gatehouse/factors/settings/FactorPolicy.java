package org.gatehouse.factors.settings;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.factors.FactorKind;

/** What an organization asks of its users. What is not said is what is built in. */
@Schema(description = "What an organization asks of its users; what is missing is what is built in")
public record FactorPolicy(
        @Schema(
                description =
                        "Who must show a second factor to get an access token: nobody, those who hold one (enrolled,"
                                + " which is built in), or everybody")
        Required required,

        @Schema(
                description = "The kinds that are taken; all, if absent",
                example = "[\"device\", \"hardware\", \"otp\"]")
        @Size(min = 1, message = "must have at least 1 element")
        Set<@NotNull(message = "must not be null") FactorKind> kinds) {
    /** What counts where nothing is stored. */
    public static final FactorPolicy BUILT_IN = new FactorPolicy(null, null);

    public FactorPolicy {
        required = required == null ? Required.ENROLLED : required;
        kinds = kinds == null ? EnumSet.allOf(FactorKind.class) : kinds;
        boolean isWhole = kinds.stream().allMatch(Objects::nonNull); // what is not is refused with a pointer
        kinds = isWhole ? Collections.unmodifiableSet(new TreeSet<>(kinds)) : kinds; // always in one order
    }
}
