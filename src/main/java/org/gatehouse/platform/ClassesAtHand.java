package org.gatehouse.platform;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.ServletContext;
import java.util.Set;

/**
 * Loads our classes soon after the start. Payara Micro deletes the unpacked application while it is still stopping it, so
 * what {@link Minutely} writes at the stop would not find a class that was never needed before.
 */
@ApplicationScoped
public class ClassesAtHand {
    private static final Log LOG = Log.of(ClassesAtHand.class);
    private static final String ROOT = "/WEB-INF/classes/";
    private static final String OURS = ROOT + "org/gatehouse/";
    private static final String SUFFIX = ".class";

    @Resource
    ManagedExecutorService executor;

    void start(
            @Observes @Priority(DatabaseStart.PRIORITY + 200) @Initialized(ApplicationScoped.class)
                    Object application) {
        if (application instanceof ServletContext context) {
            executor.execute(() -> loadAll(context, OURS));
        }
    }

    private static void loadAll(ServletContext context, String directory) {
        Set<String> paths = context.getResourcePaths(directory);
        if (paths == null) {
            return;
        }
        for (String path : paths) {
            if (path.endsWith("/")) {
                loadAll(context, path);
            } else if (path.endsWith(SUFFIX)) {
                load(path.substring(ROOT.length(), path.length() - SUFFIX.length())
                        .replace('/', '.'));
            }
        }
    }

    private static void load(String name) {
        try {
            var unused = Class.forName(name, false, ClassesAtHand.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) { // what the build alone needs
            LOG.debug("%s is not loaded: %s", name, e);
        }
    }
}
