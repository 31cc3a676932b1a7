package org.gatehouse.domains.dkim;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.gatehouse.platform.DatabaseStart;

/** At every start, has mail servers read just the keys that they may. */
@ApplicationScoped
class DkimPublicationStart {
    private static final int AFTER_THE_KEYSET = DatabaseStart.PRIORITY + 150;

    @Inject
    DkimPublicationService publication;

    void start(@Observes @Priority(AFTER_THE_KEYSET) @Initialized(ApplicationScoped.class) Object application) {
        publication.begin();
        boolean more = true;
        while (more) {
            more = publication.addSome();
        }
    }
}
