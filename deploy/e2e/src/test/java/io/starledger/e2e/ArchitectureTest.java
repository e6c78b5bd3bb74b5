package io.starledger.e2e;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import java.time.Instant;
import java.util.List;

/** What may know what. The name of a class says whether it is core or shell. */
@AnalyzeClasses(packages = "io.starledger", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String[] SERVICES = {
        "io.starledger.ingest..",
        "io.starledger.ratings..",
        "io.starledger.billing..",
        "io.starledger.webhook.."
    };
    private static final String[] TECHNOLOGY = {
        "org.springframework..",
        "org.apache.kafka..",
        "org.apache.avro..",
        "io.starledger.schemas.avro..",
        "io.r2dbc..",
        "io.lettuce..",
        "reactor..",
        "java.sql..",
        "com.stripe.."
    };
    private static final List<String> SHELL_SUFFIXES =
            List.of(
                    "Application",
                    "Call",
                    "Codec",
                    "Configuration",
                    "Controller",
                    "Descriptions",
                    "Health",
                    "Metrics",
                    "Operation",
                    "Processor",
                    "Projection",
                    "Reader",
                    "Serde",
                    "Settings",
                    "Topology",
                    "Writer");
    private static final List<String> SHELL_PREFIXES =
            List.of("Http", "Kafka", "Postgres", "Redis", "Stripe");

    @ArchTest
    static final ArchRule CORE_KNOWS_NO_TECHNOLOGY =
            noClasses()
                    .that(resideInAnyPackage(SERVICES))
                    .and(DescribedPredicate.not(isShell()))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(TECHNOLOGY);

    @ArchTest
    static final ArchRule CORE_READS_NO_CLOCK =
            noClasses()
                    .that(
                            resideInAnyPackage(
                                    "io.starledger.ratings.fold..", "io.starledger.billing.."))
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis");

    /** {@code TenantReads} names the tenant; nothing else has a connection to read with. */
    @ArchTest
    static final ArchRule TENANTS_ROWS_ARE_READ_THROUGH_ONE_DOOR =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.starledger.platform.postgres..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                            "org.springframework.r2dbc..",
                                            "io.r2dbc.pool..",
                                            "io.r2dbc.postgresql..")
                                    .or(
                                            nameMatching(
                                                    "io\\.r2dbc\\.spi\\.Connection(Factory|Factories)?")));

    /** Who writes sees all tenants. */
    @ArchTest
    static final ArchRule VIEWS_ALONE_ARE_WRITTEN_PAST_TENANTS =
            noClasses()
                    .that(resideInAnyPackage(SERVICES))
                    .and()
                    .resideOutsideOfPackages(
                            "io.starledger.ratings.views..", "io.starledger.billing.view..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage("javax.sql..", "com.zaxxer.hikari..")
                                    .or(nameMatching("java\\.sql\\.DriverManager"))
                                    .or(
                                            nameMatching(
                                                    "io\\.starledger\\.platform\\.postgres\\.Shards?")));

    @ArchTest
    static final ArchRule STRIPE_IS_KNOWN_WHERE_IT_BELONGS =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("io.starledger.billing..", "io.starledger.webhook..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.stripe..");

    @ArchTest
    static final ArchRule SCHEMAS_KNOW_NOBODY =
            noClasses()
                    .that()
                    .resideInAPackage("io.starledger.schemas..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage("io.starledger..")
                                    .and(
                                            DescribedPredicate.not(
                                                    resideInAnyPackage(
                                                            "io.starledger.schemas.."))));

    @ArchTest
    static final ArchRule PLATFORM_KNOWS_SCHEMAS_ALONE =
            noClasses()
                    .that()
                    .resideInAPackage("io.starledger.platform..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage("io.starledger..")
                                    .and(
                                            DescribedPredicate.not(
                                                    resideInAnyPackage(
                                                            "io.starledger.schemas..",
                                                            "io.starledger.platform.."))));

    @ArchTest
    static final ArchRule SERVICES_MEET_IN_TOPICS =
            slices().matching("io.starledger.(ingest|ratings|billing|webhook)..")
                    .should()
                    .notDependOnEachOther();

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.starledger.(*).(*)..").should().beFreeOfCycles();

    private static DescribedPredicate<JavaClass> isShell() {
        return DescribedPredicate.describe(
                "shell", type -> isShellName(outermost(type).getSimpleName()));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    private static boolean isShellName(String name) {
        return name.equals("package-info")
                || SHELL_SUFFIXES.stream().anyMatch(name::endsWith)
                || SHELL_PREFIXES.stream().anyMatch(name::startsWith);
    }
}
