package org.gatehouse;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.auth.LoginConfig;
import org.gatehouse.access.AccessFeature;
import org.gatehouse.access.ApiCodesResource;
import org.gatehouse.access.NewOrganizationsResource;
import org.gatehouse.access.ScopesResource;
import org.gatehouse.aliases.AliasesResource;
import org.gatehouse.api.Manners;
import org.gatehouse.audit.AuditEventsResource;
import org.gatehouse.domains.DomainsResource;
import org.gatehouse.organizations.OrganizationResource;
import org.gatehouse.organizations.OrganizationsResource;
import org.gatehouse.users.MembersResource;
import org.gatehouse.users.NewDomainsResource;
import org.gatehouse.users.UserDocumentsResource;
import org.gatehouse.users.UsersResource;

/** The native API. */
@ApplicationPath("v1")
@LoginConfig(authMethod = "MP-JWT", realmName = "gatehouse") // makes WildFly accept our mechanism's callers
public class V1 extends Application {
    private static final Set<Class<?>> RESOURCES = Set.of(
            PingResource.class,
            OrganizationResource.class,
            OrganizationsResource.class,
            NewOrganizationsResource.class,
            ApiCodesResource.class,
            ScopesResource.class,
            AuditEventsResource.class,
            DomainsResource.class,
            NewDomainsResource.class,
            MembersResource.class,
            UsersResource.class,
            UserDocumentsResource.class,
            AliasesResource.class);

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(RESOURCES);
        classes.addAll(Manners.providers());
        classes.add(AccessFeature.class);
        return classes;
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.jsonFeature", "none but ours", // else Jersey takes JSON-B's reader, by chance
                "jersey.config.server.wadl.disableWadl", true,
                "jersey.config.server.response.setStatusOverSendError", true);
    }
}
