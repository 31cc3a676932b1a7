package org.gatehouse.api;

import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.gatehouse.platform.Log;

/** A client that goes away before the end of a long answer is nobody's failure here: the servers would log an error. */
@Provider
public class StreamInterceptor implements WriterInterceptor {
    private static final Log LOG = Log.of(StreamInterceptor.class);

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        if (!(context.getEntity() instanceof StreamingOutput)) {
            context.proceed();
            return;
        }
        ToClient client = new ToClient(context.getOutputStream());
        context.setOutputStream(client);
        try {
            context.proceed();
        } catch (IOException | UncheckedIOException e) {
            if (!client.hasGone) {
                throw e;
            }
            LOG.debug("The client has gone before the end of the answer");
        }
    }

    /** Says to the writer alone that nobody takes the bytes any more, and not to the server, which closes it at the end. */
    private static final class ToClient extends FilterOutputStream {
        private boolean hasGone;

        ToClient(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                hasGone = true;
                throw e;
            }
        }

        @Override
        public void flush() {
            quietly(out::flush);
        }

        @Override
        public void close() {
            quietly(out::close);
        }

        private void quietly(Action action) {
            if (hasGone) {
                return;
            }
            try {
                action.run();
            } catch (IOException e) {
                hasGone = true;
                LOG.debug("The client has gone at the end of the answer");
            }
        }

        /** What may find the client gone. */
        private interface Action {
            void run() throws IOException;
        }
    }
}
