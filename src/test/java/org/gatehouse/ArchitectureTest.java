package org.gatehouse;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.gatehouse.dialects.authsmtp.AuthSmtp;
import org.gatehouse.dialects.easymail.EasyMail;
import org.gatehouse.dialects.logintc.LoginTc;
import org.gatehouse.dialects.luxsci.LuxSci;
import org.gatehouse.security.Open;

/** The layout and the habits that a reader may count on. */
@AnalyzeClasses(packages = "org.gatehouse", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "org.gatehouse";

    /** Each package may use those before it, never those after it. */
    private static final List<String> ORDER = List.of(
            "platform",
            "api",
            "security",
            "audit",
            "organizations",
            "domains",
            "users",
            "aliases",
            "webaides",
            "factors",
            "mail",
            "certificates",
            "archive",
            "reports",
            "access",
            "dialects");

    /** At work in the build only, where it describes all the others; not in the WAR. */
    private static final String DOCUMENT = ROOT + ".document..";

    /** What API codes open. */
    private static final List<Application> DOORS =
            List.of(new V1(), new LoginTc(), new AuthSmtp(), new EasyMail(), new LuxSci());

    private static final DescribedPredicate<JavaClass> RESOURCE =
            describe("a resource", type -> type.isAnnotatedWith(Path.class));

    private static final DescribedPredicate<JavaClass> ENTITY =
            describe("an entity", type -> type.isAnnotatedWith(Entity.class));

    private static final DescribedPredicate<JavaMethod> OPERATION =
            describe("an operation", method -> method.getAnnotations().stream()
                    .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class)));

    @ArchTest
    static final ArchRule packagesUseOnlyThoseAboveThem = classes()
            .that()
            .resideOutsideOfPackages(ROOT, DOCUMENT)
            .should(new ArchCondition<>("use only the packages above their own") {
                @Override
                public void check(JavaClass user, ConditionEvents events) {
                    int place = place(user);
                    if (place < 0) {
                        events.add(SimpleConditionEvent.violated(user, user.getName() + " is in no known package"));
                    }
                    user.getDirectDependenciesFromSelf().stream()
                            .filter(use -> use.getTargetClass().getPackageName().startsWith(ROOT))
                            .filter(use -> place(use.getTargetClass()) > place
                                    || use.getTargetClass().getPackageName().equals(ROOT))
                            .forEach(use -> events.add(SimpleConditionEvent.violated(user, use.getDescription())));
                }
            });

    @ArchTest
    static final ArchRule theRootHoldsNothingElse = classes()
            .that()
            .resideInAPackage(ROOT)
            .and()
            .areTopLevelClasses()
            .should(new ArchCondition<>("be V1, the first start or PingResource") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean known = Set.of("V1", "FirstStart", "FirstStartService", "PingResource", "package-info")
                            .contains(type.getSimpleName());
                    events.add(new SimpleConditionEvent(type, known, type.getName() + " is in the root package"));
                }
            });

    @ArchTest
    static final ArchRule thereAreNoCycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule jaxRsStaysAtTheEdge = noClasses()
            .that()
            .areNotAnnotatedWith(Path.class)
            .and(describe("are no part of a resource", type -> type.getEnclosingClass()
                    .filter(outer -> outer.isAnnotatedWith(Path.class))
                    .isEmpty()))
            .and()
            .resideOutsideOfPackages(ROOT + ".api..", ROOT + ".security..", ROOT + ".dialects..", DOCUMENT)
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".V1")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".platform.Health")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".access.AccessFeature")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".access.AccessFilter")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".access.QueryFilter")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".access.RefusalRecorder")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".access.UseRecorder")
            .and()
            .haveSimpleNameNotEndingWith("Query") // the parameters of a resource
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule resourcesAreNamedSo =
            classes().that(RESOURCE).should().haveSimpleNameEndingWith("Resource");

    @ArchTest
    static final ArchRule onlyRepositoriesKnowTheEntityManager = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Repository")
            .should()
            .dependOnClassesThat(type(EntityManager.class));

    @ArchTest
    static final ArchRule onlyServicesAreTransactional = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Service")
            .should()
            .beAnnotatedWith(Transactional.class)
            .orShould(new ArchCondition<>("have transactional methods") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getMethods().stream()
                            .filter(method -> method.isAnnotatedWith(Transactional.class))
                            .forEach(method ->
                                    events.add(SimpleConditionEvent.satisfied(method, method.getDescription())));
                }
            });

    @ArchTest
    static final ArchRule entitiesStayInTheirFeature = classes()
            .that(ENTITY)
            .should()
            .notBePublic()
            .andShould(new ArchCondition<>("keep their state to themselves") {
                @Override
                public void check(JavaClass entity, ConditionEvents events) {
                    entity.getFields().stream()
                            .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                            .filter(field -> !field.getModifiers().contains(JavaModifier.PRIVATE))
                            .forEach(field -> events.add(SimpleConditionEvent.violated(field, field.getDescription())));
                }
            });

    @ArchTest
    static final ArchRule noEntityStandsInTheSignatureOfAResource = methods()
            .that()
            .areDeclaredInClassesThat(RESOURCE)
            .should(new ArchCondition<>("neither take nor give entities") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean gives = method.getReturnType().getAllInvolvedRawTypes().stream()
                            .anyMatch(ENTITY);
                    boolean takes = method.getParameterTypes().stream()
                            .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                            .anyMatch(ENTITY);
                    events.add(new SimpleConditionEvent(method, !gives && !takes, method.getDescription()));
                }
            });

    @ArchTest
    static final ArchRule everyOperationIsScopedOrOpen = methods()
            .that(OPERATION)
            .and()
            .areDeclaredInClassesThat(describe("are of a door", type -> DOORS.stream()
                    .anyMatch(door -> door.getClasses().contains(type.reflect()))))
            .should(new ArchCondition<>("have either @RolesAllowed or @Open") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean one = method.isAnnotatedWith(RolesAllowed.class) != method.isAnnotatedWith(Open.class);
                    events.add(new SimpleConditionEvent(method, one, method.getDescription()));
                }
            });

    /** /health and the OpenAPI document are open as a whole; whoever adds an Application decides here. */
    @ArchTest
    static final ArchRule everyOtherApplicationIsKnown = classes()
            .that()
            .areAssignableTo(Application.class)
            .should(new ArchCondition<>("be one of the doors, Health or Reference") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean known = Set.of("Health", "Reference").contains(type.getSimpleName())
                            || DOORS.stream().anyMatch(door -> door.getClass() == type.reflect());
                    events.add(new SimpleConditionEvent(type, known, type.getName() + " is an Application"));
                }
            });

    @ArchTest
    static final ArchRule nobodySaysPermitAllOrDenyAll =
            noMethods().should().beAnnotatedWith(PermitAll.class).orShould().beAnnotatedWith(DenyAll.class);

    @ArchTest
    static final ArchRule thereAreNoOldDates = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + ".platform.Columns") // what every driver can read
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".certificates.Validity") // what certificates have
            .should()
            .dependOnClassesThat(type(Date.class)
                    .or(type(Calendar.class))
                    .or(type(java.sql.Date.class))
                    .or(type(java.sql.Timestamp.class)));

    @ArchTest
    static final ArchRule nobodyWritesToTheConsole = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule timeComesFromTheInjectedClock = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + ".platform.ClockProducer")
            .should()
            .callMethodWhere(describe("time without a clock", ArchitectureTest::readsTheSystemClock));

    private static boolean readsTheSystemClock(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        String name = call.getTarget().getName();
        boolean givenAClock = call.getTarget().getRawParameterTypes().stream().anyMatch(type(Clock.class));
        return (owner.startsWith("java.time.") && name.equals("now") && !givenAClock)
                || (owner.equals("java.time.Clock") && name.startsWith("system"))
                || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"));
    }

    private static int place(JavaClass type) {
        String below = type.getPackageName().substring(ROOT.length());
        return below.isEmpty() ? -1 : ORDER.indexOf(below.substring(1).split("\\.", 2)[0]);
    }
}
