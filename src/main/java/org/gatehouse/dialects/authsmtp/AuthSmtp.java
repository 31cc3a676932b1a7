package org.gatehouse.dialects.authsmtp;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.gatehouse.access.AccessControl;
import org.gatehouse.api.Manners;

/** The door for clients of AuthSMTP. */
@ApplicationPath("restful")
public class AuthSmtp extends Application {
    static final String TYPE = "text/xml;charset=UTF-8";

    /** Whether a path, relative to the context, leads here. */
    static boolean isAt(String path) {
        return path.equals("/restful") || path.startsWith("/restful/");
    }

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(Manners.ofEveryDoor());
        classes.addAll(AccessControl.providers());
        classes.add(AuthSmtpRequestFilter.class);
        classes.add(BasicUserResource.class);
        classes.add(IpAllocationResource.class);
        return classes;
    }

    @Override
    public Map<String, Object> getProperties() {
        return Manners.properties();
    }
}
