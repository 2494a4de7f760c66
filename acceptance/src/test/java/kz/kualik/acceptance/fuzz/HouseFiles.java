package kz.kualik.acceptance.fuzz;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import kz.kualik.authority.RulesProperties;
import kz.kualik.authority.backup.RestoreCommand;
import kz.kualik.authority.rules.InvalidRuleBookException;
import kz.kualik.authority.rules.LegalRules;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import picocli.CommandLine;

/** Files that the house reads at its start or at a command, brought to their readers as the house brings them. */
final class HouseFiles {

    private static final String RULES = "kz.kualik.authority.rules.RulesConfiguration";

    private final Path folder;

    HouseFiles(Path folder) {
        this.folder = folder;
    }

    /** The house's own book of rules. */
    static List<byte[]> ruleBooks() throws IOException {
        try (var in = LegalRules.class.getResourceAsStream("/rules/legal-rules.yaml")) {
            if (in == null) {
                throw new AssertionError("the house's book of rules is missing");
            }
            return List.of(in.readAllBytes());
        }
    }

    /** Reads a book of rules as the configuration does. */
    void readRuleBook(byte[] octets) throws Exception {
        var book = Files.write(folder.resolve("rules.yaml"), octets);
        var factory = new DefaultListableBeanFactory();
        factory.registerSingleton("properties", new RulesProperties(book));
        factory.registerBeanDefinition("configuration", new RootBeanDefinition(Class.forName(RULES)));
        var rules = new RootBeanDefinition(LegalRules.class);
        rules.setFactoryBeanName("configuration");
        rules.setFactoryMethodName("legalRules");
        rules.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
        factory.registerBeanDefinition("rules", rules);
        try {
            Everything.ask(factory.getBean(LegalRules.class));
        } catch (BeansException e) {
            var cause = e.getMostSpecificCause();
            for (Throwable one = e; one != null; one = one.getCause()) {
                if (one instanceof InvalidRuleBookException refused) {
                    throw refused;
                }
            }
            throw cause instanceof Exception exception ? exception : e;
        }
    }

    /** The list of a backup that holds one file, and JSON that is none. */
    static List<byte[]> manifests() {
        return Seeds.lines("""
                {"format":1,"madeAt":"2026-11-23T03:00:00Z","madeFrom":"/var/lib/kualik","node":"a-1","postgresql":"18.0",\
                "schema":"341","startsAt":"0/2000028","endsAt":"0/2000120","entries":[\
                {"path":"data","mode":"rwxr-x--x","size":-1,"sha256":""},\
                {"path":"data/file","mode":"rw-------","size":1,"sha256":"%s"}]}""".formatted(sha256(new byte[] {1})), "null");
    }

    /** Restores a backup with this list, whose digest fits, because whoever has forged the list could make it fit. */
    void restore(byte[] manifest) throws Exception {
        var backup = folder.resolve("backup");
        Files.createDirectories(backup.resolve("data"));
        Files.write(backup.resolve("data/file"), new byte[] {1});
        Files.write(backup.resolve("manifest.json"), manifest);
        Files.writeString(backup.resolve("manifest.sha256"), sha256(manifest) + "  manifest.json\n");
        var target = folder.resolve("restored");
        var command = new RestoreCommand();
        new CommandLine(command).parseArgs(backup.toString(), "--data", target.toString());
        var screen = System.out;
        var errors = System.err;
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        System.setOut(nowhere);
        System.setErr(nowhere);
        try {
            var code = command.call();
            if ((code == 0) != Files.exists(target)) {
                throw new AssertionError("exit code " + code + ", and the data directory is "
                        + (Files.exists(target) ? "there" : "not there"));
            }
        } finally {
            System.setOut(screen);
            System.setErr(errors);
            remove(target);
        }
        if (Files.exists(target.resolveSibling("restored.unfinished"))) {
            throw new AssertionError("a refused restoration has left something");
        }
    }

    private static void remove(Path path) throws IOException {
        if (Files.exists(path)) {
            try (var files = Files.walk(path)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static String sha256(byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
