package io.x12gateway.routes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import java.util.Set;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "io.x12gateway.routes", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Set<String> DYNAMIC_ENDPOINTS =
            Set.of("toD", "recipientList", "routingSlip", "dynamicRouter", "enrich", "pollEnrich", "wireTap");

    @ArchTest
    static final ArchRule knowsEveryWireAndNoRule = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.x12gateway.core.acknowledgment..",
                    "io.x12gateway.edi.acknowledgment..",
                    "io.x12gateway.edi.schema..",
                    "io.x12gateway.samples..",
                    "io.xlate..",
                    "org.smooks..");

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper");

    /** A message can steer an endpoint that is computed; ours are constants. */
    @ArchTest
    static final ArchRule endpointsAreStatic = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe("an endpoint is computed", ArchitectureTest::isDynamic));

    private static boolean isDynamic(JavaMethodCall call) {
        return DYNAMIC_ENDPOINTS.contains(call.getName())
                && call.getTargetOwner().getPackageName().startsWith("org.apache.camel");
    }

    @ArchTest
    static final ArchRule roomsFormNoCircle =
            slices().matching("io.x12gateway.routes.(**)").should().beFreeOfCycles();
}
