package org.gatehouse.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.gatehouse.api.Listing;

/** Parameters and headers that many operations share, and how each names its scope. */
final class Parts {
    private static final String REQUEST_ID = "X-Request-Id";
    private static final String ETAG_EXAMPLE = "\"0-3f2a9c1e\"";

    private static final Map<String, String> PATH_PARAMETERS = Map.ofEntries(
            Map.entry("organization", "Id of the organization"),
            Map.entry("domain", "Id or name of the domain"),
            Map.entry("user", "Id or username of the user"),
            Map.entry("alias", "Id or address of the alias"),
            Map.entry("webaide", "Id of the WebAide"),
            Map.entry("entry", "Id of the entry"),
            Map.entry("import", "Id of the import"),
            Map.entry("key", "Id or selector of the DKIM key"),
            Map.entry("code", "Id of the API code"),
            Map.entry("export", "Id of the export"),
            Map.entry("domainImport", "Id of the import"),
            Map.entry("jti", "Id of the access token, its `jti`"),
            Map.entry("session", "Id of the session"),
            Map.entry("bypassCode", "Id of the bypass code"),
            Map.entry("applicationPassword", "Id of the application password"),
            Map.entry("certificate", "Id of the certificate"),
            Map.entry("order", "Id of the order"),
            Map.entry("token", "Id of the hardware token"),
            Map.entry("ipPool", "Id or name of the pool"),
            Map.entry("ip", "An IPv4 or IPv6 address"),
            Map.entry("sender", "An address or a domain"));
    private static final Map<String, String> PATH_EXAMPLES = Map.ofEntries(
            Map.entry("domain", "example.com"),
            Map.entry("user", "ada@example.com"),
            Map.entry("alias", "info@example.com"),
            Map.entry("ipPool", "newsletters"),
            Map.entry("ip", "192.0.2.10"),
            Map.entry("sender", "info@example.com"),
            Map.entry("key", "s2026"));

    private Parts() {}

    static void addTo(Components components) {
        components
                .addParameter(
                        "limit",
                        parameter("limit", Parameter.In.QUERY, "How many items a page has at most")
                                .schema(OASFactory.createSchema()
                                        .type(SchemaType.INTEGER)
                                        .format("int32")
                                        .minimum(java.math.BigDecimal.ONE)
                                        .maximum(java.math.BigDecimal.valueOf(Listing.MAX_LIMIT))
                                        .defaultValue(Listing.DEFAULT_LIMIT)))
                .addParameter("cursor", parameter("cursor", Parameter.In.QUERY, "`next` of the page before this one"))
                .addParameter(
                        "If-Match",
                        parameter("If-Match", Parameter.In.HEADER, "The ETag that it must still have; else 412")
                                .example(ETAG_EXAMPLE))
                .addParameter(
                        "If-None-Match",
                        parameter(
                                        "If-None-Match",
                                        Parameter.In.HEADER,
                                        "The ETag that you have; 304 if it is still that")
                                .example(ETAG_EXAMPLE))
                .addParameter(
                        "Idempotency-Key",
                        parameter(
                                        "Idempotency-Key",
                                        Parameter.In.HEADER,
                                        "A key of your own, new for each thing to do. The same key with the same body is"
                                                + " done once and answered the same, for as long as configured, 24 hours by"
                                                + " default")
                                .schema(text().minLength(1).maxLength(200).pattern("^[!-~]+$"))
                                .example("import-2026-01-07-0042"))
                .addParameter(
                        REQUEST_ID,
                        parameter(REQUEST_ID, Parameter.In.HEADER, "Your name for this request, for the logs")
                                .example("nightly-7"));
        components
                .addHeader("ETag", header("Its version", ETAG_EXAMPLE))
                .addHeader("Location", header("Where the new thing is", null).schema(text().format("uri")))
                .addHeader(REQUEST_ID, header("The name of this request in the logs: yours, or a new one", "nightly-7"))
                .addHeader(
                        "Retry-After",
                        header("After how many seconds to come again", null)
                                .schema(OASFactory.createSchema().type(SchemaType.INTEGER)))
                .addHeader("RateLimit-Limit", header("How many requests the narrower window of the code has", "6000"))
                .addHeader("RateLimit-Remaining", header("How many of them are left, about", "5999"))
                .addHeader("RateLimit-Reset", header("After how many seconds the next window begins", "42"))
                .addHeader(
                        "WWW-Authenticate", header("What kind of credentials is wanted", "Bearer realm=\"gatehouse\""));
    }

    static void describe(OperationFacts facts) {
        Operation operation = facts.operation();
        operation.setParameters(parameters(facts));
        describeScope(facts);
        facts.successes().forEach((status, success) -> {
            if (facts.answersEtag()) {
                addHeader(success, "ETag");
            }
            if (status.equals("201") || status.equals("202")) {
                addHeader(success, "Location");
            }
            addHeader(success, REQUEST_ID);
            if (facts.isCounted()) {
                addRateLimit(success);
            }
        });
        if (facts.readsVersioned()) {
            APIResponse unchanged = OASFactory.createAPIResponse().description("It is still the version that you have");
            addHeader(unchanged, "ETag");
            addHeader(unchanged, REQUEST_ID);
            operation.getResponses().addAPIResponse("304", unchanged);
        }
    }

    static void addHeader(APIResponse response, String name) {
        response.addHeader(name, OASFactory.createHeader().ref(name));
    }

    static void addRateLimit(APIResponse response) {
        List.of("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset").forEach(name -> addHeader(response, name));
    }

    static void addRequestId(APIResponse response) {
        addHeader(response, REQUEST_ID);
    }

    private static List<Parameter> parameters(OperationFacts facts) {
        List<Parameter> parameters = new ArrayList<>();
        List<Parameter> own = facts.operation().getParameters();
        for (Parameter parameter : own == null ? List.<Parameter>of() : own) {
            boolean shared =
                    parameter.getName().equals("limit") || parameter.getName().equals("cursor");
            parameters.add(shared ? reference(parameter.getName()) : describePath(parameter));
        }
        if (facts.readsVersioned()) {
            parameters.add(reference("If-None-Match"));
        }
        if (facts.writesVersioned()) {
            parameters.add(reference("If-Match"));
        }
        if (facts.makesOnce()) {
            parameters.add(reference("Idempotency-Key"));
        }
        parameters.add(reference(REQUEST_ID));
        return parameters;
    }

    private static Parameter describePath(Parameter parameter) {
        if (parameter.getIn() == Parameter.In.PATH) {
            String description = PATH_PARAMETERS.get(parameter.getName());
            if (description == null) {
                throw new IllegalStateException("a path parameter without description: " + parameter.getName());
            }
            parameter.setDescription(description);
            parameter.setExample(PATH_EXAMPLES.get(parameter.getName()));
            if (!PATH_EXAMPLES.containsKey(parameter.getName())) {
                parameter.getSchema().setFormat("uuid");
            }
        }
        return parameter;
    }

    private static void describeScope(OperationFacts facts) {
        Operation operation = facts.operation();
        List<String> scopes = facts.scopes();
        String scope = facts.isByDevice()
                ? "For devices: no API code needed."
                : scopes.isEmpty() ? "No API code needed." : "Scope: `" + String.join("` or `", scopes) + "`.";
        operation.setDescription(
                operation.getDescription() == null
                        ? scope
                        : operation.getDescription().strip() + "\n\n" + scope);
        if (facts.isByDevice()) {
            operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme("device")));
        } else if (scopes.isEmpty()) {
            operation.setSecurity(List.of());
        } else {
            operation.addExtension("x-scope", scopes);
        }
    }

    private static Parameter reference(String name) {
        return OASFactory.createParameter().ref(name);
    }

    private static Parameter parameter(String name, Parameter.In in, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(in)
                .description(description)
                .schema(text());
    }

    private static Header header(String description, String example) {
        return OASFactory.createHeader().description(description).schema(text()).example(example);
    }

    private static Schema text() {
        return OASFactory.createSchema().type(SchemaType.STRING);
    }
}
