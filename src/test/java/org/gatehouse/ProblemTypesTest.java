package org.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.api.ProblemCatalog;
import org.gatehouse.api.ProblemType;
import org.junit.jupiter.api.Test;

/** Every kind of refusal that this program can give is listed, unlike all others, and documented. */
class ProblemTypesTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.gatehouse");

    private static final Set<Integer> STATUSES =
            Set.of(400, 401, 403, 404, 409, 410, 412, 413, 405, 406, 415, 416, 428, 429, 500, 503);
    private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\| ([0-9]{3}) \\| (.+) \\|");

    @Test
    void aCatalogListsEachOfThem() throws ReflectiveOperationException {
        List<ProblemType> listed = new ArrayList<>();
        for (JavaClass catalog : MAIN) {
            if (catalog.isAssignableTo(ProblemCatalog.class) && !catalog.isInterface()) {
                var constructor = catalog.reflect().getDeclaredConstructor();
                constructor.setAccessible(true);
                listed.addAll(((ProblemCatalog) constructor.newInstance()).types());
            }
        }

        assertThat(listed).containsExactlyInAnyOrderElementsOf(all());
    }

    @Test
    void noTwoHaveTheSameSlug() {
        assertThat(all())
                .extracting(ProblemType::slug)
                .doesNotHaveDuplicates()
                .allMatch(slug -> slug.matches("[a-z-]+"));
    }

    @Test
    void noTwoStandForTheSameConstraint() {
        assertThat(all().stream().flatMap(type -> type.constraint().stream())).doesNotHaveDuplicates();
    }

    /** A new status belongs into the guide first. */
    @Test
    void onlyTheAgreedStatusesAreUsed() {
        assertThat(all()).extracting(ProblemType::status).allMatch(STATUSES::contains);
    }

    @Test
    void theGuideDocumentsEachOfThemAndNoOther() throws IOException {
        List<String> rows = all().stream()
                .map(type -> "| `" + type.slug() + "` | " + type.status() + " | " + type.title() + ".")
                .toList();
        List<String> documented = Files.readAllLines(Path.of("docs/problems.md")).stream()
                .filter(line -> ROW.matcher(line).matches())
                .map(line -> line.substring(0, line.indexOf('.') + 1))
                .toList();

        assertThat(documented).containsExactlyInAnyOrderElementsOf(rows);
    }

    /** The names of constraints come from the migrations; one that is misspelt here would never be found. */
    @Test
    void everyConstraintIsInAMigration() throws IOException {
        String schema;
        try (Stream<Path> files = Files.walk(Path.of("db-migrations"))) {
            StringBuilder text = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file));
            }
            schema = text.toString();
        }

        assertThat(all().stream().flatMap(type -> type.constraint().stream()))
                .allSatisfy(name -> assertThat(schema).contains("constraint " + name + " "));
    }

    private static List<ProblemType> all() {
        return MAIN.stream()
                .filter(type -> type.isAssignableTo(ProblemType.class) && type.isEnum())
                .flatMap(type -> Stream.of(type.reflect().getEnumConstants()))
                .map(ProblemType.class::cast)
                .collect(Collectors.toList());
    }
}
