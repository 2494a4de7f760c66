package kz.kualik.authority;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.RollbackOn;

/**
 * Starts the authority. Configuration comes from {@code kualik.yaml} in the working directory or from the file named by the
 * environment variable {@code KUALIK_CONFIG}; see {@link KualikProperties} for the keys.
 */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableTransactionManagement(rollbackOn = RollbackOn.ALL_EXCEPTIONS)
public class KualikApplication {

    /** Starts the server; the options are those of the launcher, see {@code ./kualik help}. */
    @SuppressWarnings("SystemExitOutsideMain") // the framework's way to end with a code
    public static void main(String[] arguments) {
        var line = CommandLine.parse(arguments);
        var context = SpringApplication.run(KualikApplication.class, line.settings());
        if (line.stopAfterStart()) {
            System.exit(SpringApplication.exit(context));
        }
    }
}
