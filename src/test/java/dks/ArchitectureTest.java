package dks;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrows between packages, from the CDK app at the top down to the readers of templates. */
class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dks");

    @ParameterizedTest
    @CsvSource({
        "ec2, ''",
        "template, ''",
        "proof, ec2 template",
        "forecast, ec2 template proof",
        "stack, template",
    })
    void dependsOnPackagesBelowItAlone(String name, String below) {
        var allowed = (name + " " + below).strip().split(" ");
        for (int i = 0; i < allowed.length; i++) {
            allowed[i] = "dks." + allowed[i] + "..";
        }
        classes()
                .that()
                .resideInAPackage("dks." + name + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed)
                        .or(resideInAnyPackage("dks..").negate()))
                .check(OURS);
    }

    @Test
    void stageValuesDependOnNoStack() {
        classes()
                .that()
                .resideInAPackage("dks.infra.stage")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("dks.infra.stage", "dks.ec2")
                        .or(resideInAnyPackage("dks..").negate()))
                .check(OURS);
    }

    @Test
    void onlyTheAppAndThePluginsKnowTheCdk() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dks.infra..", "dks.proof")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon..")
                .check(OURS);
    }

    @Test
    void packagesHaveNoCircles() {
        slices().matching("dks.(**)").should().beFreeOfCycles().check(OURS);
    }
}
