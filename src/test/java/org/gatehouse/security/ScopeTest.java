package org.gatehouse.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class ScopeTest {
    /** Without its role there, Payara maps no group to a scope and answers 403 to everybody. */
    @Test
    void webXmlDeclaresEveryScopeAndNothingElse() throws Exception {
        Document webXml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("webapp/WEB-INF/web.xml").toFile());
        NodeList names = webXml.getElementsByTagName("role-name");
        List<String> roles = new ArrayList<>();
        for (int i = 0; i < names.getLength(); i++) {
            roles.add(names.item(i).getTextContent());
        }

        assertThat(roles).containsExactlyElementsOf(Scope.names());
    }

    /** A scope that goes or changes its name takes rights from codes that are in use. New ones are added here. */
    @Test
    void keepsTheNamesThatCodesWereGiven() {
        assertThat(Scope.names())
                .containsExactly(
                        "access-tokens:write",
                        "aliases:read",
                        "aliases:write",
                        "api-codes:grant-any",
                        "api-codes:read",
                        "api-codes:write",
                        "application-passwords:read",
                        "application-passwords:write",
                        "audit-events:read",
                        "bypass-codes:read",
                        "bypass-codes:write",
                        "certificates:export",
                        "certificates:read",
                        "certificates:write",
                        "dkim-keys:export",
                        "dkim-keys:read",
                        "dkim-keys:write",
                        "dns-records:read",
                        "domains.members:read",
                        "domains.members:write",
                        "domains:export",
                        "domains:import",
                        "domains:read",
                        "domains:write",
                        "from-addresses:read",
                        "from-addresses:write",
                        "hardware-tokens:read",
                        "hardware-tokens:write",
                        "ip-allocations:read",
                        "ip-allocations:write",
                        "organization:read",
                        "organization:write",
                        "organizations:read",
                        "organizations:write",
                        "quotas:read",
                        "quotas:write",
                        "second-factor:read",
                        "second-factor:write",
                        "sessions:read",
                        "sessions:write",
                        "signing-keys:write",
                        "smtp-api:read",
                        "smtp-api:write",
                        "tokens:read",
                        "tokens:write",
                        "usage:write",
                        "users.password:export",
                        "users.password:write",
                        "users.protected:write",
                        "users:read",
                        "users:write",
                        "webaides.calendar:read",
                        "webaides.calendar:write",
                        "webaides.contacts:read",
                        "webaides.contacts:write",
                        "webaides.links:read",
                        "webaides.links:write",
                        "webaides.notes:read",
                        "webaides.notes:write",
                        "webaides.tasks:read",
                        "webaides.tasks:write");
    }

    @Test
    void saysOfEachWhatItOpens() {
        assertThat(Scope.all()).allSatisfy(scope -> assertThat(scope.opens()).endsWith("."));
    }

    @Test
    void knowsNoOther() {
        assertThat(Scope.of("users:everything")).isEmpty();
    }

    @Test
    void onlyThreeReachBeyondOneOrganization() {
        assertThat(Scope.names().stream().filter(Scope::isForOperators))
                .containsExactly("organizations:read", "organizations:write", "signing-keys:write");
    }
}
