package io.x12gateway.core;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "io.x12gateway.core", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knowsNoWire = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.x12gateway.routes..",
                    "org.apache.camel..",
                    "org.springframework.boot..",
                    "jakarta.jms..",
                    "jakarta.servlet..",
                    "org.apache.sshd..");

    /** What docs/architecture.md lets the core import, and no more. */
    @ArchTest
    static final ArchRule importsLittle = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.x12gateway.core..",
                    "io.x12gateway.edi..",
                    "java..",
                    "javax.crypto..",
                    "javax.security.auth.x500..",
                    "javax.sql..",
                    "org.jspecify.annotations..",
                    "org.slf4j..",
                    "org.springframework.dao..",
                    "org.springframework.jdbc..",
                    "org.springframework.transaction..",
                    "org.flywaydb.core..",
                    "io.micrometer.core..",
                    "tools.jackson..");

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
            slices().matching("io.x12gateway.core.(*)..").should().beFreeOfCycles();
}
