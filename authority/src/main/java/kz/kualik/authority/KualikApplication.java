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

    private static final int WRONG_USAGE = 2;

    /** Starts the server; the options are those of the launcher, see {@code ./kualik help}. */
    @SuppressWarnings("SystemExitOutsideMain") // the framework's way to end with a code
    public static void main(String[] arguments) {
        CommandLine line;
        try {
            line = CommandLine.parse(arguments);
        } catch (UnknownOptionException e) {
            System.err.println("kualik: " + e.getMessage());
            System.exit(WRONG_USAGE);
            return;
        }
        var context = SpringApplication.run(KualikApplication.class, line.settings());
        if (line.stopAfterStart()) {
            System.exit(SpringApplication.exit(context));
        }
    }
}
