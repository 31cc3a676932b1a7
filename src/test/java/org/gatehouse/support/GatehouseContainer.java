package org.gatehouse.support;

import java.nio.file.Path;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * Arquillian's way to our servers: the deployment is one {@link GatehouseServer} with the archive for its WAR, so that tests
 * inside the server meet the very settings of all others. All such tests deploy the same archive, and the first one's server
 * serves them to the end of the run. (The servers' own adapters start them differently and do not resolve from Maven Central
 * alone.)
 */
public final class GatehouseContainer implements DeployableContainer<GatehouseContainer.None> {
    private static final String RUNNER = "ArquillianServletRunnerEE9";

    private static GatehouseServer server;

    /** The server of the deployment. */
    public static GatehouseServer server() {
        return server;
    }

    @Override
    public Class<None> getConfigurationClass() {
        return None.class;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 5.0");
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        if (server == null) {
            server = start(archive);
        }
        HTTPContext address =
                new HTTPContext(server.uri().getHost(), server.uri().getPort());
        address.add(new Servlet(RUNNER, ""));
        return new ProtocolMetaData().addContext(address);
    }

    @Override
    public void undeploy(Archive<?> archive) {
        // the next class meets the same one, which ends with this JVM
    }

    private static GatehouseServer start(Archive<?> archive) throws DeploymentException {
        Path war = Workplace.directory("inside").resolve("gatehouse.war");
        archive.as(ZipExporter.class).exportTo(war.toFile(), true);
        try {
            return GatehouseServer.builder()
                    .war(war)
                    .env("GATEHOUSE_ORGANIZATION", "acme")
                    .start();
        } catch (IllegalStateException e) {
            throw new DeploymentException(e.getMessage(), e);
        }
    }

    /** There is nothing to configure: the run decides. */
    public static final class None implements ContainerConfiguration {
        @Override
        public void validate() {}
    }

    /** Registered in META-INF/services. */
    public static final class Registration implements LoadableExtension {
        @Override
        public void register(ExtensionBuilder builder) {
            builder.service(DeployableContainer.class, GatehouseContainer.class);
        }
    }
}
