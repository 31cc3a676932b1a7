package org.gatehouse.inside;

import java.io.File;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The packaged WAR with some classes of a test in it. */
final class Inside {
    private Inside() {}

    static WebArchive gatehouseWith(Class<?>... classes) {
        return ShrinkWrap.create(ZipImporter.class, "gatehouse.war")
                .importFrom(new File("target/gatehouse.war"))
                .as(WebArchive.class)
                .addClasses(classes)
                .addAsLibrary(jarOf(Assertions.class));
    }

    private static File jarOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
