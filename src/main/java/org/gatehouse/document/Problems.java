package org.gatehouse.document;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.gatehouse.access.AccessProblem;
import org.gatehouse.aliases.AliasProblem;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.ProblemType;
import org.gatehouse.certificates.CertificateProblem;
import org.gatehouse.domains.DomainProblem;
import org.gatehouse.domains.archive.ArchiveProblem;
import org.gatehouse.factors.FactorProblem;
import org.gatehouse.mail.MailProblem;
import org.gatehouse.organizations.OrganizationProblem;
import org.gatehouse.users.UserProblem;
import org.gatehouse.webaides.WebAideProblem;
import org.gatehouse.webaides.content.ContentProblem;

/**
 * The problems that an operation can give: those of its kind by rule, its own from {@link org.gatehouse.api.Refuses}. Each is
 * an example of the answer with its status, so that a reader sees it whole and a test finds it by its slug.
 */
final class Problems {
    private static final Map<String, ProblemType> BY_SLUG = Stream.of(
                    CommonProblem.values(),
                    AccessProblem.values(),
                    OrganizationProblem.values(),
                    DomainProblem.values(),
                    ArchiveProblem.values(),
                    UserProblem.values(),
                    AliasProblem.values(),
                    WebAideProblem.values(),
                    ContentProblem.values(),
                    CertificateProblem.values(),
                    FactorProblem.values(),
                    MailProblem.values())
            .flatMap(Arrays::stream)
            .collect(Collectors.toMap(ProblemType::slug, type -> type));

    /** Names of answers that are the same wherever they can be given. */
    private static final Map<Integer, String> ALWAYS_THE_SAME =
            Map.of(401, CommonProblem.UNAUTHENTICATED.slug(), 503, CommonProblem.UNAVAILABLE.slug());

    private final Components components;

    Problems(Components components) {
        this.components = components;
    }

    void describe(OperationFacts facts) {
        Map<Integer, SortedSet<String>> byStatus = new TreeMap<>();
        Stream.concat(ofItsKind(facts), facts.refusals().stream().map(Problems::known))
                .forEach(type -> byStatus.computeIfAbsent(type.status(), status -> new TreeSet<>())
                        .add(type.slug()));
        byStatus.forEach((status, slugs) -> facts.operation()
                .getResponses()
                .addAPIResponse(String.valueOf(status), response(status, slugs, facts)));
    }

    private static Stream<ProblemType> ofItsKind(OperationFacts facts) {
        Stream.Builder<ProblemType> types = Stream.builder();
        types.add(CommonProblem.BAD_REQUEST).add(CommonProblem.NOT_ACCEPTABLE);
        types.add(AccessProblem.CREDENTIALS_IN_QUERY);
        types.add(CommonProblem.INTERNAL_ERROR).add(CommonProblem.BUSY).add(CommonProblem.UNAVAILABLE);
        if (facts.isByDevice()) {
            types.add(CommonProblem.UNAUTHENTICATED).add(CommonProblem.CREDENTIALS_WRONG);
            types.add(CommonProblem.INVALID_HEADER);
        }
        if (!facts.isOpen()) {
            types.add(CommonProblem.UNAUTHENTICATED).add(CommonProblem.CREDENTIALS_WRONG);
            types.add(AccessProblem.CODE_DISABLED).add(AccessProblem.CODE_NOT_YET_VALID);
            types.add(AccessProblem.CODE_EXPIRED);
            types.add(AccessProblem.DIALECT_NOT_ALLOWED)
                    .add(AccessProblem.HOST_NOT_ALLOWED)
                    .add(AccessProblem.NETWORK_NOT_ALLOWED);
            types.add(CommonProblem.SCOPE_MISSING).add(CommonProblem.INVALID_HEADER);
            if (!facts.isOfUserMode()) {
                types.add(CommonProblem.NOT_IN_USER_MODE);
            } else if (facts.needsUserInUserMode()) {
                types.add(AccessProblem.USER_NEEDED);
            }
            if (facts.isOfWholeOrganization()) {
                types.add(CommonProblem.DOMAIN_NOT_ALLOWED);
            }
        }
        if (facts.isCounted()) {
            types.add(AccessProblem.RATE_LIMITED);
        }
        if (facts.hasParameter(Parameter.In.QUERY)) {
            types.add(CommonProblem.INVALID_PARAMETER);
        }
        if (facts.isPaged()) {
            types.add(CommonProblem.INVALID_CURSOR);
        }
        if (facts.readsVersioned() || facts.writesVersioned() || facts.makesOnce()) {
            types.add(CommonProblem.INVALID_HEADER);
        }
        if (facts.writes()) {
            types.add(CommonProblem.CONFLICT);
        }
        if (facts.writesVersioned()) {
            types.add(CommonProblem.STALE_VERSION);
        }
        if (facts.makesOnce()) {
            types.add(CommonProblem.IDEMPOTENCY_KEY_REUSED).add(CommonProblem.STILL_RUNNING);
        }
        if (facts.hasJsonBody()) {
            types.add(CommonProblem.MALFORMED_JSON).add(CommonProblem.INVALID_BODY);
            types.add(CommonProblem.BODY_TOO_LARGE).add(CommonProblem.UNSUPPORTED_MEDIA_TYPE);
        }
        return types.build();
    }

    private static ProblemType known(String slug) {
        ProblemType type = BY_SLUG.get(slug);
        if (type == null) {
            throw new IllegalStateException("@Refuses names no problem: " + slug);
        }
        return type;
    }

    /** Answers that many operations give stand in one place. */
    private APIResponse response(int status, SortedSet<String> slugs, OperationFacts facts) {
        if (slugs.size() > 1 && (!ALWAYS_THE_SAME.containsKey(status) || isOfItsOwn(status, facts))) {
            return answer(status, slugs);
        }
        String name = ALWAYS_THE_SAME.getOrDefault(status, slugs.first());
        if (components.getResponses() == null || !components.getResponses().containsKey(name)) {
            components.addResponse(name, answer(status, slugs));
        }
        return OASFactory.createAPIResponse().ref(name);
    }

    /** Whether the operation gives others of this status than most do. */
    private static boolean isOfItsOwn(int status, OperationFacts facts) {
        return (status == 401 && facts.isByDevice())
                || facts.refusals().stream().anyMatch(slug -> known(slug).status() == status);
    }

    private APIResponse answer(int status, SortedSet<String> slugs) {
        MediaType problem =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem"));
        for (String slug : slugs) {
            problem.addExample(slug, OASFactory.createExample().ref(example(known(slug))));
        }
        Content content = OASFactory.createContent().addMediaType("application/problem+json", problem);
        APIResponse answer = OASFactory.createAPIResponse()
                .description(slugs.stream()
                        .map(slug -> "- `" + slug + "`: " + known(slug).title())
                        .collect(Collectors.joining("\n")))
                .content(content);
        Parts.addRequestId(answer);
        if (status == 401) {
            Parts.addHeader(answer, "WWW-Authenticate");
        }
        if (status == 429) {
            Parts.addRateLimit(answer);
        }
        if (status == 429 || status == 503 || slugs.contains(CommonProblem.STILL_RUNNING.slug())) {
            Parts.addHeader(answer, "Retry-After");
        }
        return answer;
    }

    private String example(ProblemType type) {
        if (components.getExamples() == null || !components.getExamples().containsKey(type.slug())) {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("type", "/problems/" + type.slug());
            value.put("title", type.title());
            value.put("status", type.status());
            components.addExample(
                    type.slug(),
                    OASFactory.createExample().summary(type.title()).value(value));
        }
        return type.slug();
    }
}
