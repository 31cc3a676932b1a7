package org.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.UUID;
import org.gatehouse.client.ApiClient;
import org.gatehouse.client.ApiException;
import org.gatehouse.client.api.AliasesApi;
import org.gatehouse.client.api.ApiCodesApi;
import org.gatehouse.client.api.AuditApi;
import org.gatehouse.client.api.DomainsApi;
import org.gatehouse.client.api.UsersApi;
import org.gatehouse.client.model.AliasDraft;
import org.gatehouse.client.model.AliasView;
import org.gatehouse.client.model.ApiCodeDraft;
import org.gatehouse.client.model.ApiCodeView;
import org.gatehouse.client.model.AuditEventView;
import org.gatehouse.client.model.BatchAnswer;
import org.gatehouse.client.model.BatchItem;
import org.gatehouse.client.model.BatchOperation;
import org.gatehouse.client.model.BatchRequest;
import org.gatehouse.client.model.NewDomain;
import org.gatehouse.client.model.NewDomainDraft;
import org.gatehouse.client.model.NewPassword;
import org.gatehouse.client.model.Op;
import org.gatehouse.client.model.Preferences;
import org.gatehouse.client.model.Profile;
import org.gatehouse.client.model.ProfilePatch;
import org.gatehouse.client.model.UserDraft;
import org.gatehouse.client.model.UserPage;
import org.gatehouse.client.model.UserPatch;
import org.gatehouse.client.model.UserView;
import org.gatehouse.support.SharedServer;
import org.junit.jupiter.api.Test;

/** The story of the quickstart, told by a client that was made from the OpenAPI document and nothing else. */
class GeneratedClientIT {
    private final String domain = "client-" + UUID.randomUUID() + ".example";
    private final String ada = "ada@" + domain;
    private final ApiClient administrator = client(SharedServer.firstCode());

    @Test
    void tellsTheWholeStory() throws ApiException {
        UUID domainId = createsADomainWithItsFirstUser();
        createsUsersInABatch();
        setsProfilePreferencesAndPassword();
        createsAnAliasAndACatchAll(domainId);
        ApiCodeView code = createsAReadOnlyCode();
        letsThatCodeReadAndNotWrite(code);
        findsItAllInTheAuditTrail(domainId, code);
    }

    private UUID createsADomainWithItsFirstUser() throws ApiException {
        NewDomain made = new DomainsApi(administrator)
                .createDomain(
                        new NewDomainDraft()
                                .name(domain)
                                .maxUsers(250L)
                                .firstUser(new UserDraft().address(ada).displayName("Ada Lovelace")),
                        null,
                        "story-1");

        assertThat(made.getName()).isEqualTo(domain);
        assertThat(made.getUsersCount()).isEqualTo(1);
        assertThat(made.getFirstUser().getAddress()).isEqualTo(ada);
        assertThat(made.getFirstUser().getDomainId()).isEqualTo(made.getId());
        return made.getId();
    }

    private void createsUsersInABatch() throws ApiException {
        List<BatchOperation> operations = List.of("grace", "alan", "edsger", "barbara", "donald").stream()
                .map(name -> new BatchOperation().op(Op.CREATE).content(new UserDraft().address(name + "@" + domain)))
                .toList();
        BatchRequest request = new BatchRequest().atomic(true).operations(operations);
        String key = UUID.randomUUID().toString();

        BatchAnswer answer = new UsersApi(administrator).batchUsers(request, key, null);
        BatchAnswer again = new UsersApi(administrator).batchUsers(request, key, null);

        assertThat(answer.getItems())
                .hasSize(5)
                .extracting(BatchItem::getStatus)
                .containsOnly(201);
        assertThat(again).isEqualTo(answer);
        assertThat(new DomainsApi(administrator).getDomain(domain, null, null).getUsersCount())
                .isEqualTo(6);
    }

    private void setsProfilePreferencesAndPassword() throws ApiException {
        UsersApi users = new UsersApi(administrator);

        users.replaceProfile(ada, new Profile().contact("Ada Lovelace").city("London"), null, null);
        Profile profile = users.patchProfile(ada, new ProfilePatch().country("GB"), null, null);
        Preferences preferences =
                users.replacePreferences(ada, new Preferences().timeZone("Europe/London"), null, null);
        UserView before = users.getUser(ada, null, null);
        users.setPassword(ada, new NewPassword().password("four-odd-words-together"), quoted(before.getEtag()), null);

        assertThat(profile)
                .isEqualTo(new Profile().contact("Ada Lovelace").city("London").country("GB"));
        assertThat(preferences.getTimeZone()).isEqualTo("Europe/London");
        assertThat(preferences.getItemsPerPage()).isEqualTo(50);
    }

    private void createsAnAliasAndACatchAll(UUID domainId) throws ApiException {
        AliasesApi aliases = new AliasesApi(administrator);

        AliasView alias =
                aliases.createAlias(new AliasDraft().address("info@" + domain).addDestinationsItem(ada), null, null);
        aliases.createAlias(new AliasDraft().address("@" + domain).addDestinationsItem(ada), null, null);

        assertThat(alias.getDomainId()).isEqualTo(domainId);
        assertThat(aliases.listAliases(null, null, domain, null, null).getItems())
                .extracting(AliasView::getAddress)
                .containsExactlyInAnyOrder("@" + domain, "info@" + domain);
    }

    private ApiCodeView createsAReadOnlyCode() throws ApiException {
        ApiCodeView code = new ApiCodesApi(administrator)
                .createApiCode(new ApiCodeDraft().name("report").enabled(true).addScopesItem("users:read"), null, null);

        assertThat(code.getSecret()).isNotBlank();
        return code;
    }

    private void letsThatCodeReadAndNotWrite(ApiCodeView code) throws ApiException {
        UsersApi report = new UsersApi(client(code.getSecret()));

        UserPage page = report.listUsers(null, null, null, domain, 4, null, null, null, null, null);
        UserPage rest = report.listUsers(null, null, page.getNext(), domain, 4, null, null, null, null, null);
        ApiException refusal = catchThrowableOfType(
                ApiException.class, () -> report.patchUser(ada, new UserPatch().displayName("A"), null, null));

        assertThat(page.getItems()).hasSize(4);
        assertThat(rest.getItems()).hasSize(2);
        assertThat(rest.getNext()).isNull();
        assertThat(refusal.getCode()).isEqualTo(403);
        assertThat(refusal.getResponseBody()).contains("/problems/scope-missing");
    }

    private void findsItAllInTheAuditTrail(UUID domainId, ApiCodeView code) throws ApiException {
        AuditApi audit = new AuditApi(administrator);

        List<AuditEventView> ofTheDomain = audit.listAuditEvents(
                        null, null, null, null, null, null, null, domainId, null, null)
                .getItems();
        List<AuditEventView> ofTheCode = audit.listAuditEvents(
                        null, code.getId(), null, null, null, null, null, null, null, null)
                .getItems();

        assertThat(ofTheDomain).extracting(AuditEventView::getAction).contains("domain.create");
        assertThat(ofTheDomain).extracting(AuditEventView::getRequestId).contains("story-1");
        assertThat(ofTheCode).extracting(AuditEventView::getDetail).anySatisfy(detail -> assertThat(detail)
                .contains("scope-missing"));
    }

    private static String quoted(String etag) {
        return '"' + etag + '"';
    }

    private static ApiClient client(String code) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(SharedServer.uri().toString());
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + code));
        return client;
    }
}
