package org.gatehouse.api;

import java.util.List;

/** A bean of each feature that lists its problem types, so that they can be documented and found by their constraint. */
public interface ProblemCatalog {
    List<ProblemType> types();
}
