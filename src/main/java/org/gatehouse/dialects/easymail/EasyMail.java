package org.gatehouse.dialects.easymail;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.gatehouse.access.AccessControl;
import org.gatehouse.api.CorsFilter;
import org.gatehouse.api.Manners;
import org.gatehouse.api.StreamInterceptor;

/** The door for clients of EasyMail. */
@ApplicationPath("easymail")
public class EasyMail extends Application {
    static final String TYPE = "application/json";

    private static final Set<Class<?>> RESOURCES = Set.of(
            AuthResource.class,
            DomainsResource.class,
            UsersResource.class,
            PasswordResource.class,
            DkimResource.class,
            CertificatesResource.class,
            ExportResource.class);

    /** Whether a path, relative to the context, leads here. */
    static boolean isAt(String path) {
        return path.equals("/easymail") || path.startsWith("/easymail/");
    }

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(RESOURCES);
        classes.addAll(Manners.ofEveryDoor());
        classes.addAll(AccessControl.providers());
        classes.addAll(Set.of(CorsFilter.class, StreamInterceptor.class));
        classes.addAll(Set.of(EasyMailHeaderFilter.class, FieldsFilter.class, EasyMailWriter.class));
        return classes;
    }

    @Override
    public Map<String, Object> getProperties() {
        return Manners.properties();
    }
}
