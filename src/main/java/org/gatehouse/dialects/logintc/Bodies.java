package org.gatehouse.dialects.logintc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import org.gatehouse.api.BodyReader;

/** Reads the bodies of requests, within the bounds that hold on {@code /v1}. */
@ApplicationScoped
class Bodies {
    @Inject
    BodyReader reader;

    LoginTcBody read(InputStream in) throws IOException {
        return LoginTcBody.parse(reader.whole(in)).object();
    }

    /** A body that may be as long as a batch. */
    LoginTcBody readMany(InputStream in) throws IOException {
        return reader.wholeBatch(in, LoginTcBody::parse);
    }
}
