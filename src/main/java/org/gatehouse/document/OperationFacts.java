package org.gatehouse.document;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.Refuses;
import org.gatehouse.api.StoresNothing;
import org.gatehouse.api.Unversioned;
import org.gatehouse.security.ByDevice;
import org.gatehouse.security.Uncounted;
import org.gatehouse.security.UserMode;
import org.gatehouse.security.WholeOrganization;

/** What the rules of the document ask about one operation. */
record OperationFacts(
        HttpMethod httpMethod, Operation operation, Method method, Set<String> parameters, Set<Parameter.In> places) {
    /** The facts as the annotations say them, before anything is added. */
    static OperationFacts of(HttpMethod httpMethod, Operation operation, Method method) {
        List<Parameter> given = operation.getParameters() == null ? List.of() : operation.getParameters();
        return new OperationFacts(
                httpMethod,
                operation,
                method,
                given.stream().map(Parameter::getName).collect(Collectors.toSet()),
                given.stream().map(Parameter::getIn).collect(Collectors.toSet()));
    }

    /** The scopes any of which opens it; none when it is open. */
    List<String> scopes() {
        RolesAllowed allowed = method.getAnnotation(RolesAllowed.class);
        return allowed == null ? List.of() : List.of(allowed.value());
    }

    List<String> refusals() {
        Refuses refuses = method.getAnnotation(Refuses.class);
        return refuses == null ? List.of() : List.of(refuses.value());
    }

    boolean isOpen() {
        return scopes().isEmpty();
    }

    boolean isByDevice() {
        return method.isAnnotationPresent(ByDevice.class);
    }

    /** Whether it counts against the limits of the code. */
    boolean isCounted() {
        return !isOpen() && !method.isAnnotationPresent(Uncounted.class);
    }

    boolean isOfUserMode() {
        return method.isAnnotationPresent(UserMode.class);
    }

    boolean isOfWholeOrganization() {
        return method.isAnnotationPresent(WholeOrganization.class);
    }

    boolean needsUserInUserMode() {
        return isOfUserMode() && !method.getAnnotation(UserMode.class).withoutUser();
    }

    boolean hasBody() {
        return operation.getRequestBody() != null;
    }

    boolean hasJsonBody() {
        return hasBody()
                && operation.getRequestBody().getContent().getMediaTypes().keySet().stream()
                        .anyMatch(type -> type.endsWith("json"));
    }

    boolean hasParameter(Parameter.In in) {
        return places.contains(in);
    }

    boolean isPaged() {
        return parameters.contains("cursor");
    }

    boolean writes() {
        return httpMethod != HttpMethod.GET && !method.isAnnotationPresent(StoresNothing.class);
    }

    /** Not for those who need no code, whose keys would be anybody's. */
    boolean makesOnce() {
        return httpMethod == HttpMethod.POST && writes() && !isOpen();
    }

    /** Whether it reads one thing with an ETag: those methods set headers themselves. */
    boolean readsVersioned() {
        return httpMethod == HttpMethod.GET && answersEtag();
    }

    boolean answersEtag() {
        return method.getReturnType() == Response.class
                && !method.isAnnotationPresent(Unversioned.class)
                && successes().values().stream().anyMatch(answer -> answer.getContent() != null);
    }

    /** Whether it honours If-Match: it writes to one thing that is there, and its resource knows of preconditions. */
    boolean writesVersioned() {
        boolean ofOneThing = httpMethod != HttpMethod.POST || hasParameter(Parameter.In.PATH);
        return writes()
                && ofOneThing
                && Arrays.stream(method.getDeclaringClass().getDeclaredFields())
                        .anyMatch(field -> field.getType() == Preconditions.class);
    }

    /** The answers that the annotations name, by status. */
    Map<String, APIResponse> successes() {
        Map<String, APIResponse> successes = new TreeMap<>();
        operation.getResponses().getAPIResponses().forEach((status, answer) -> {
            if (status.startsWith("2")) {
                successes.put(status, answer);
            }
        });
        return successes;
    }
}
