package org.gatehouse.webaides.content.shape;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.api.FieldError;

/** A place in a document, known by its JSON Pointer (RFC 6901), and what has been found wrong so far in the whole. */
public final class Place {
    private static final int MAX_ERRORS = 1_000; // more than is ever told

    private final Place parent;
    private final String step;
    private final List<FieldError> errors;

    private Place(Place parent, String step, List<FieldError> errors) {
        this.parent = parent;
        this.step = step;
        this.errors = errors;
    }

    /** The whole of a document about which nothing is known yet. */
    public static Place root() {
        return new Place(null, "", new ArrayList<>());
    }

    /** The member of that name. */
    public Place at(String name) {
        return new Place(this, name, errors);
    }

    /** The element of that index. */
    public Place at(int index) {
        return new Place(this, Integer.toString(index), errors);
    }

    /** Notes that what stands here breaks a rule. */
    public void refuse(String rule) {
        if (errors.size() < MAX_ERRORS) {
            errors.add(new FieldError(pointer(), rule));
        }
    }

    /** Whether nothing was refused anywhere in the document. */
    public boolean isClean() {
        return errors.isEmpty();
    }

    public List<FieldError> errors() {
        return errors;
    }

    private String pointer() {
        if (parent == null) {
            return "";
        }
        return parent.pointer() + "/" + step.replace("~", "~0").replace("/", "~1");
    }
}
