package org.gatehouse;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Contact;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.access.AccessControl;
import org.gatehouse.access.AccessTokensResource;
import org.gatehouse.access.ApiCodesResource;
import org.gatehouse.access.NewOrganizationsResource;
import org.gatehouse.access.ScopesResource;
import org.gatehouse.access.SigningKeysResource;
import org.gatehouse.access.SmtpApiResource;
import org.gatehouse.aliases.AliasesResource;
import org.gatehouse.api.Manners;
import org.gatehouse.archive.DomainImportsResource;
import org.gatehouse.archive.ExportsResource;
import org.gatehouse.audit.AuditEventsResource;
import org.gatehouse.certificates.CertificatesResource;
import org.gatehouse.domains.DomainsResource;
import org.gatehouse.domains.OrganizationVerificationResource;
import org.gatehouse.domains.VerificationResource;
import org.gatehouse.domains.dkim.DkimKeyResource;
import org.gatehouse.domains.dkim.DkimKeysResource;
import org.gatehouse.domains.dns.DnsRecordsResource;
import org.gatehouse.factors.apps.AuthenticatorAppResource;
import org.gatehouse.factors.bypass.BypassCodesResource;
import org.gatehouse.factors.bypass.UserBypassCodesResource;
import org.gatehouse.factors.devices.DeviceResource;
import org.gatehouse.factors.devices.DevicesResource;
import org.gatehouse.factors.devices.TokensResource;
import org.gatehouse.factors.hardware.HardwareTokensResource;
import org.gatehouse.factors.hardware.UserHardwareTokenResource;
import org.gatehouse.factors.sessions.DeviceEventsResource;
import org.gatehouse.factors.sessions.DeviceSessionsResource;
import org.gatehouse.factors.sessions.SessionsResource;
import org.gatehouse.factors.settings.FactorPolicyResource;
import org.gatehouse.factors.settings.IconResource;
import org.gatehouse.factors.settings.SecondFactorResource;
import org.gatehouse.mail.ip.IpAllocationsResource;
import org.gatehouse.mail.ip.IpPoolsResource;
import org.gatehouse.mail.quotas.QuotaResource;
import org.gatehouse.mail.quotas.UsageResource;
import org.gatehouse.mail.senders.FromAddressesResource;
import org.gatehouse.organizations.OrganizationResource;
import org.gatehouse.organizations.OrganizationsResource;
import org.gatehouse.users.MembersResource;
import org.gatehouse.users.NewDomainsResource;
import org.gatehouse.users.UserBatchResource;
import org.gatehouse.users.UserDocumentsResource;
import org.gatehouse.users.UserPasswordResource;
import org.gatehouse.users.UsersResource;
import org.gatehouse.users.applicationpasswords.ApplicationPasswordsResource;
import org.gatehouse.webaides.EntriesResource;
import org.gatehouse.webaides.UserWebAidesResource;
import org.gatehouse.webaides.WebAideFilesResource;
import org.gatehouse.webaides.WebAidesResource;

/** The native API. */
@ApplicationPath("v1")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Gatehouse",
                        version = "set by the build",
                        description = """
                                Account service for mail domains: organizations, domains, users, aliases and API codes.

                                **Credentials.** Send the secret of an API code as `Authorization: Bearer …` or as \
                                `X-Api-Key`. A code opens just the operations whose scope it holds. An access token, \
                                sent in its place, lives for minutes.

                                **Lists** answer `{items, next}`. Send `next` as `cursor` to get the next page; it is \
                                absent on the last one.

                                **Errors** are problems after RFC 9457. Their `type` is stable; `errors` points to each \
                                wrong member of the body.

                                **Lost updates.** Send the `ETag` that you read as `If-Match` with your change; 412 says \
                                that somebody was faster.

                                **Limits.** A code may call so many times a minute and a day, in fixed windows of UTC. \
                                `RateLimit-Limit`, `RateLimit-Remaining` and `RateLimit-Reset` (seconds) tell of the \
                                narrower window; beyond it is 429 with `Retry-After`.

                                **Repeats.** A POST with an `Idempotency-Key` can be sent again: it is done once, and \
                                answered the same.

                                **Members** that have no value are left out. Members that are not known here are refused.
                                """,
                        contact = @Contact(name = "Gatehouse")),
        servers = @Server(url = "/", description = "The server that this document comes from"),
        tags = {
            @Tag(name = "Server", description = "Whether the server answers"),
            @Tag(name = "Organizations", description = "The tenants; every other thing belongs to one"),
            @Tag(name = "Domains", description = "Mail domains and their members"),
            @Tag(
                    name = "Mail domains",
                    description = "What mail of a domain needs: that it is yours, keys that sign, records in the DNS"),
            @Tag(name = "Certificates", description = "Certificates of hosts, ordered from a CA or uploaded"),
            @Tag(name = "Users", description = "Users with profile, preferences and password"),
            @Tag(name = "Aliases", description = "Addresses that deliver elsewhere, or bounce"),
            @Tag(
                    name = "WebAides",
                    description = "Users' contacts, calendars, tasks, notes and links, and what changed in them"),
            @Tag(
                    name = "Second factors",
                    description = "Devices, hardware tokens, apps and codes by which users prove themselves, and the"
                            + " sessions in which they do"),
            @Tag(
                    name = "Sending",
                    description = "What users may send and have sent, from which IP addresses, and as whom"),
            @Tag(name = "Archives", description = "Domains with all that hangs on them as one file, and back"),
            @Tag(name = "API codes", description = "Credentials of programs, and the scopes that they can hold"),
            @Tag(name = "Access tokens", description = "Short-lived stand-ins for the secret of a code, or for a user"),
            @Tag(name = "Audit", description = "Who did what")
        },
        security = {@SecurityRequirement(name = "bearer"), @SecurityRequirement(name = "apiKey")})
@SecurityScheme(
        securitySchemeName = "bearer",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "The secret of an API code, or an access token")
@SecurityScheme(
        securitySchemeName = "apiKey",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        apiKeyName = "X-Api-Key",
        description = "The secret of an API code")
@SecurityScheme(
        securitySchemeName = "device",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description =
                "A JWT that the device's key has signed by ES256 or EdDSA: `iss` is its id, `aud` is gatehouse, and `exp`"
                        + " is at most 300 s after `iat`")
@LoginConfig(authMethod = "MP-JWT", realmName = "gatehouse") // makes WildFly accept our mechanism's callers
public class V1 extends Application {
    private static final Set<Class<?>> RESOURCES = Set.of(
            PingResource.class,
            OrganizationResource.class,
            OrganizationsResource.class,
            NewOrganizationsResource.class,
            ApiCodesResource.class,
            AccessTokensResource.class,
            SigningKeysResource.class,
            ScopesResource.class,
            AuditEventsResource.class,
            DomainsResource.class,
            NewDomainsResource.class,
            VerificationResource.class,
            OrganizationVerificationResource.class,
            DkimKeysResource.class,
            DkimKeyResource.class,
            DnsRecordsResource.class,
            MembersResource.class,
            UsersResource.class,
            UserBatchResource.class,
            UserDocumentsResource.class,
            UserPasswordResource.class,
            ApplicationPasswordsResource.class,
            AliasesResource.class,
            UserWebAidesResource.class,
            WebAidesResource.class,
            WebAideFilesResource.class,
            EntriesResource.class,
            UserBypassCodesResource.class,
            BypassCodesResource.class,
            SessionsResource.class,
            DeviceSessionsResource.class,
            DeviceEventsResource.class,
            FactorPolicyResource.class,
            SecondFactorResource.class,
            IconResource.class,
            TokensResource.class,
            DevicesResource.class,
            DeviceResource.class,
            HardwareTokensResource.class,
            UserHardwareTokenResource.class,
            CertificatesResource.class,
            ExportsResource.class,
            DomainImportsResource.class,
            AuthenticatorAppResource.class,
            QuotaResource.class,
            UsageResource.class,
            IpPoolsResource.class,
            IpAllocationsResource.class,
            FromAddressesResource.class,
            SmtpApiResource.class);

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(RESOURCES);
        classes.addAll(Manners.providers());
        classes.addAll(AccessControl.providers());
        return classes;
    }

    @Override
    public Map<String, Object> getProperties() {
        return Manners.properties();
    }
}
