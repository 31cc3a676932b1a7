package org.gatehouse.document;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.gatehouse.V1;

/** Completes the document that was made from the annotations; the build's plugin calls it. */
public class V1Filter implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getInfo().setVersion(System.getProperty("gatehouse.version").replace("-SNAPSHOT", ""));
        Parts.addTo(document.getComponents());
        Schemas schemas = new Schemas(document);
        schemas.tidy();
        ResourceMethods methods = new ResourceMethods(new V1().getClasses());
        Problems problems = new Problems(document.getComponents());
        Examples examples = Examples.ofTheBuild();
        for (PathItem path : document.getPaths().getPathItems().values()) {
            for (Map.Entry<PathItem.HttpMethod, Operation> entry :
                    path.getOperations().entrySet()) {
                Operation operation = entry.getValue();
                OperationFacts facts =
                        OperationFacts.of(entry.getKey(), operation, methods.byOperationId(operation.getOperationId()));
                schemas.tidy(facts);
                Parts.describe(facts);
                problems.describe(facts);
                examples.addTo(operation);
            }
        }
        schemas.dropUnused();
        examples.requireAllUsed();
    }
}
