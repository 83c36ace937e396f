package io.x12gateway.edi;

import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.util.stream.Stream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "io.x12gateway.edi", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knowsX12AndNothingOfGateways = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.x12gateway.core..", "io.x12gateway.routes..", "org.springframework..", "org.apache.camel..");

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

    @ArchTest
    static final ArchRule roomsFormNoCircle =
            slices().matching("io.x12gateway.edi.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule keepsItsToolsToItself = noCodeUnits()
            .that()
            .areDeclaredInClassesThat()
            .arePublic()
            .and()
            .arePublic()
            .should(nameTypesFrom("io.xlate.", "org.smooks."));

    private static ArchCondition<JavaCodeUnit> nameTypesFrom(String... packages) {
        return new ArchCondition<>("name types of " + String.join(" or ", packages)) {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                var named = Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream());
                boolean found = named.anyMatch(type -> Stream.of(packages).anyMatch(type.getName()::startsWith));
                events.add(new SimpleConditionEvent(unit, found, unit.getDescription()));
            }
        };
    }
}
