package io.starledger.schemas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses MAIN =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.starledger.schemas");

    @Test
    void packagesFormNoCycle() {
        slices().matching("io.starledger.schemas.(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void idsKnowOnlyTheJdk() {
        classes()
                .that()
                .resideInAPackage("io.starledger.schemas.ids")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.starledger.schemas.ids", "org.jspecify..")
                .check(MAIN);
    }
}
