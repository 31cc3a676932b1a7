package org.gatehouse.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.gatehouse.api.MergePatch;

/** Gives pages their names, and merge patches schemas of their own, in which every member may be missing. */
final class Schemas {
    private static final String PREFIX = "#/components/schemas/";

    private final OpenAPI document;
    private final Map<String, String> renamed = new TreeMap<>();
    private final Set<String> patched = new HashSet<>();

    Schemas(OpenAPI document) {
        this.document = document;
    }

    /** {@code PageUserView} becomes {@code UserPage}. */
    void tidy() {
        Map<String, Schema> schemas = new TreeMap<>();
        document.getComponents().getSchemas().forEach((name, schema) -> {
            String better = name.startsWith("Page") ? name.substring(4).replaceFirst("View$", "") + "Page" : name;
            renamed.put(PREFIX + name, better);
            schemas.put(better, schema);
        });
        document.getComponents().setSchemas(schemas);
    }

    void tidy(OperationFacts facts) {
        for (APIResponse success : facts.successes().values()) {
            if (success.getContent() != null) {
                for (MediaType media : success.getContent().getMediaTypes().values()) {
                    if (media.getSchema().getRef() != null) { // else it is a file
                        media.setSchema(OASFactory.createSchema()
                                .ref(renamed.get(media.getSchema().getRef())));
                    }
                }
            }
        }
        if (!facts.hasBody()) {
            return;
        }
        facts.operation().getRequestBody().setRequired(true);
        MediaType patch = facts.operation().getRequestBody().getContent().getMediaType(MergePatch.TYPE);
        if (patch != null) {
            patch.setSchema(
                    OASFactory.createSchema().ref(patchOf(patch.getSchema().getRef())));
        }
    }

    /** A state that only its patch was made of is on no wire. */
    void dropUnused() {
        Set<String> used = new HashSet<>();
        for (PathItem path : document.getPaths().getPathItems().values()) {
            for (Operation operation : path.getOperations().values()) {
                if (operation.getRequestBody() != null) {
                    refs(operation.getRequestBody().getContent(), used);
                }
                operation.getResponses().getAPIResponses().values().forEach(answer -> refs(answer.getContent(), used));
            }
        }
        document.getComponents().getSchemas().values().forEach(schema -> refs(schema, used));
        for (String state : patched) {
            if (!used.contains(PREFIX + state)) {
                document.getComponents().removeSchema(state);
            }
        }
    }

    private static void refs(Content content, Set<String> found) {
        if (content != null) {
            content.getMediaTypes().values().forEach(media -> refs(media.getSchema(), found));
        }
    }

    private static void refs(Schema schema, Set<String> found) {
        if (schema == null) {
            return;
        }
        found.add(schema.getRef());
        refs(schema.getItems(), found);
        if (schema.getAllOf() != null) {
            schema.getAllOf().forEach(part -> refs(part, found));
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(member -> refs(member, found));
        }
    }

    private String patchOf(String ref) {
        String of = ref.substring(PREFIX.length());
        patched.add(of);
        String name = of.replaceFirst("(Draft|Change)$", "") + "Patch";
        Schema state = schema(of);
        document.getComponents()
                .addSchema(
                        name,
                        patchOf(state)
                                .description(
                                        "Merge patch (RFC 7396): members that are missing stay as they are, null unsets"));
        return name;
    }

    private Schema patchOf(Schema state) {
        Schema patch = OASFactory.createSchema().type(SchemaType.OBJECT);
        state.getProperties().forEach((name, member) -> {
            boolean needed = state.getRequired() != null && state.getRequired().contains(name);
            patch.addProperty(name, patchedMember(member, !needed));
        });
        return patch;
    }

    /** A copy, for a reference cannot be made nullable in OpenAPI 3.0. */
    private Schema patchedMember(Schema member, boolean nullable) {
        Schema target = target(member);
        Schema copy = target.getProperties() == null ? copyOf(target) : patchOf(target);
        String description = member.getDescription() == null ? target.getDescription() : member.getDescription();
        copy.description(description);
        if (member.getExample() != null) {
            copy.example(member.getExample());
        }
        if (nullable) {
            copy.nullable(true);
            if (copy.getEnumeration() != null) {
                List<Object> values = new ArrayList<>(copy.getEnumeration());
                values.add(null);
                copy.enumeration(values);
            }
        }
        return copy;
    }

    private Schema target(Schema member) {
        if (member.getRef() != null) {
            return schema(member.getRef().substring(PREFIX.length()));
        }
        return member.getAllOf() == null
                ? member
                : schema(member.getAllOf().get(0).getRef().substring(PREFIX.length()));
    }

    private Schema schema(String name) {
        return document.getComponents().getSchemas().get(name);
    }

    private static Schema copyOf(Schema from) {
        return OASFactory.createSchema()
                .type(from.getType())
                .format(from.getFormat())
                .pattern(from.getPattern())
                .minLength(from.getMinLength())
                .maxLength(from.getMaxLength())
                .minimum(from.getMinimum())
                .maximum(from.getMaximum())
                .minItems(from.getMinItems())
                .maxItems(from.getMaxItems())
                .items(from.getItems())
                .enumeration(from.getEnumeration())
                .example(from.getExample());
    }
}
