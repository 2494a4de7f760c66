package kz.kualik.signer.nss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.der.PemOrDer;

/** One database and what of ours is in it. */
final class NssDatabase {

    private static final int NAME_DIGITS = 16;

    /** A line of the list is a name and, after spaces, the kinds of trust: for servers, mail and programs. */
    private static final Pattern ENTRY = Pattern.compile(NssTrust.NICKNAME + ".*?(?=\\s+(\\w*),\\w*,\\w*\\s*$)");

    private static final String TRUSTED_FOR_SERVERS = "C,,";

    private final Path folder;
    private final CertUtil certutil;

    NssDatabase(Path folder, Optional<Path> password) {
        this.folder = folder;
        this.certutil = new CertUtil(folder, password);
    }

    /** Each authority has a name of its own, so that the next one can stand beside it for a moment. */
    static String nickname(Certificate authority) {
        var digest = HexFormat.of().formatHex(DigestAlgorithm.SHA256.digest(authority.encoded()));
        return NssTrust.NICKNAME + " " + digest.substring(0, NAME_DIGITS);
    }

    /** Makes it where there is none, with no password, as browsers do. */
    void make() throws NssException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw NssException.io(e);
        }
        certutil.run("", "-N", "--empty-password");
    }

    /**
     * The names of ours, each with whether servers of it are trusted. {@code certutil} leaves a certificate without trust behind
     * where the password was missing, and a person may have taken the trust away.
     */
    Map<String, Boolean> ours() throws NssException {
        var names = new LinkedHashMap<String, Boolean>();
        for (var line : certutil.run("", "-L").split("\\R", -1)) {
            var entry = ENTRY.matcher(line);
            if (entry.lookingAt()) {
                names.put(entry.group(), entry.group(1).contains("C"));
            }
        }
        return names;
    }

    /** Puts an authority in. Where that fails, it is not there afterwards. */
    void add(Certificate authority) throws NssException {
        var name = nickname(authority);
        if (ours().getOrDefault(name, false)) {
            return;
        }
        try {
            certutil.change(
                    PemOrDer.toPem("CERTIFICATE", authority.encoded()),
                    "-A",
                    "-n",
                    name,
                    "-t",
                    TRUSTED_FOR_SERVERS,
                    "-a");
        } catch (NssException e) {
            takeBack(name, e);
            throw e;
        }
    }

    private void takeBack(String name, NssException why) {
        try {
            removeIf(name::equals);
        } catch (NssException e) {
            why.addSuppressed(e);
        }
    }

    /** Takes those of ours out whose names fit. */
    void removeIf(Predicate<String> unwanted) throws NssException {
        for (var name : ours().keySet()) {
            if (unwanted.test(name)) {
                certutil.change("", "-D", "-n", name);
            }
        }
    }

    /** Whether one of these names is in it, trusted or not. */
    boolean holdsAnyOf(Set<String> names) throws NssException {
        return ours().keySet().stream().anyMatch(names::contains);
    }
}
