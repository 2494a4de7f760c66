package kz.kualik.authority.testing;

import java.util.Map;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives an application context a fresh test database. */
public final class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var database = TestDatabase.create();
        // What is registered first is destroyed last, after the pool of connections.
        ((DefaultSingletonBeanRegistry) context.getBeanFactory())
                .registerDisposableBean("use of the test database", TestDatabase.beginUse());
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "fresh database",
                        Map.of(
                                "kualik.database.url", database.jdbcUrl(),
                                "kualik.database.username", database.username(),
                                "kualik.database.password-file",
                                        database.passwordFile().toString(),
                                "kualik.database.connections", 6,
                                // These tests move the clock back and forth.
                                "kualik.clock.maximum-back", "36500d",
                                "kualik.data-directory",
                                        database.passwordFile()
                                                .resolveSibling("data-"
                                                        + database.jdbcUrl().replaceAll(".*/", ""))
                                                .toString())));
    }
}
