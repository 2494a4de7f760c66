package kz.kualik.signer.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.MalformedCertificateException;
import kz.kualik.pki.der.Asn1Exception;
import kz.kualik.pki.der.PemOrDer;

/**
 * Keeps the computer's TLS identity in one file that only its owner may read: key, leaf and authority, so that a crash leaves
 * either the old or the new one whole. Thirty days before its end it is replaced.
 */
public final class IdentityStore {

    private static final Duration RENEW_BEFORE_END = Duration.ofDays(30);
    private static final int LARGEST = 64 * 1024;

    private final Path file;
    private final IdentityMaker maker;
    private final Clock clock;

    /** @param folder the Signer's own; it is there already */
    public IdentityStore(Path folder, CryptoEngine engine, SecureRandom random, Clock clock) {
        this.file = folder.resolve("tls.pem");
        this.maker = new IdentityMaker(engine, random, clock);
        this.clock = clock;
    }

    /**
     * The identity of this computer; a new one if there is none, or if the present one cannot be read or ends soon.
     *
     * @throws IOException if the new one cannot be kept
     */
    public ServerIdentity identity() throws IOException {
        var present = read();
        if (present.isPresent() && !endsSoon(present.get())) {
            return present.get();
        }
        var made = maker.make();
        write(made);
        return made;
    }

    /** The identity that is there, however old; for taking its authority out of browsers again. */
    public Optional<ServerIdentity> present() {
        return read();
    }

    private boolean endsSoon(ServerIdentity identity) {
        return !clock.instant().isBefore(identity.leaf().notAfter().minus(RENEW_BEFORE_END));
    }

    private Optional<ServerIdentity> read() {
        try (var stream = Files.newInputStream(file)) {
            var blocks = PemOrDer.decode(stream.readNBytes(LARGEST + 1), LARGEST);
            if (blocks.size() != 3) {
                return Optional.empty();
            }
            return Optional.of(new ServerIdentity(
                    Certificate.parse(blocks.get(2).octets()),
                    Certificate.parse(blocks.get(1).octets()),
                    PemOrDer.toPem("PRIVATE KEY", blocks.getFirst().octets())));
        } catch (IOException | Asn1Exception | MalformedCertificateException e) {
            return Optional.empty();
        }
    }

    private void write(ServerIdentity identity) throws IOException {
        var text = identity.privateKey()
                + PemOrDer.toPem("CERTIFICATE", identity.leaf().encoded())
                + PemOrDer.toPem("CERTIFICATE", identity.authority().encoded());
        var fresh = file.resolveSibling("tls.pem.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, text.getBytes(StandardCharsets.US_ASCII), StandardOpenOption.DSYNC);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
