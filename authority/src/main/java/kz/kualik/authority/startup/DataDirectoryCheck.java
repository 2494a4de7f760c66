package kz.kualik.authority.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;

/**
 * Tries at the very beginning whether the data directory can be written, so that a read-only disk or a foreign owner is told in
 * one sentence instead of by whoever first stumbles over it. Named in {@code META-INF/spring.factories}.
 */
final class DataDirectoryCheck implements ApplicationListener<ApplicationPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent event) {
        Binder.get(event.getApplicationContext().getEnvironment())
                .bind("kualik.data-directory", Path.class)
                .ifBound(DataDirectoryCheck::require);
    }

    static void require(Path configured) {
        var directory = configured.toAbsolutePath().normalize();
        try {
            Files.createDirectories(directory);
            Files.delete(Files.createTempFile(directory, ".written-", ".at-start"));
        } catch (IOException e) {
            throw new UnwritableDataDirectoryException(directory, e);
        }
    }
}
