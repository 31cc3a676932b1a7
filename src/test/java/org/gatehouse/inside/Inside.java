package org.gatehouse.inside;

import java.io.File;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The packaged WAR with what the tests of this package need in it; the same for all, so that one server serves them. */
final class Inside {
    private Inside() {}

    static WebArchive gatehouse() {
        return ShrinkWrap.create(ZipImporter.class, "gatehouse.war")
                .importFrom(new File("target/gatehouse.war"))
                .as(WebArchive.class)
                .addClasses(
                        FailuresIT.class,
                        HousekeepingIT.class,
                        JobsInTransactionsIT.class,
                        JsonWebTokenIT.class,
                        SecurityContextIT.class,
                        TransactionsIT.class)
                .addAsLibrary(jarOf(Assertions.class));
    }

    private static File jarOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
