package org.gatehouse.dialects.luxsci;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.gatehouse.access.AccessControl;
import org.gatehouse.api.Manners;
import org.gatehouse.api.StreamInterceptor;

/** The door for clients of LuxSci. */
@ApplicationPath("perl/api/v2")
public class LuxSci extends Application {
    static final String TYPE = "application/json";
    static final String PATH = "/perl/api/v2";

    private static final Set<Class<?>> RESOURCES = Set.of(
            AuthResource.class,
            ProfileResource.class,
            AppPasswordsResource.class,
            AccountAppPasswordsResource.class,
            UsersResource.class,
            DomainsResource.class,
            AliasesResource.class,
            DkimResource.class,
            WebAidesResource.class,
            EntriesResource.class);

    /** Whether a path, relative to the context, leads here. */
    static boolean isAt(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(RESOURCES);
        classes.addAll(Manners.ofEveryDoor());
        classes.addAll(AccessControl.providers());
        classes.addAll(Set.of(LuxSciHeaderFilter.class, LuxSciBodyFilter.class));
        classes.addAll(Set.of(LuxSciReader.class, LuxSciWriter.class, StreamInterceptor.class));
        return classes;
    }

    @Override
    public Map<String, Object> getProperties() {
        return Manners.properties();
    }
}
