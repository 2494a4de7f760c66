package kz.kualik.signer.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.MalformedCertificateException;
import kz.kualik.pki.der.Asn1Exception;
import kz.kualik.pki.der.PemOrDer;
import kz.kualik.signer.files.DurableFiles;
import kz.kualik.signer.files.OwnerLock;

/**
 * Keeps the computer's TLS identity in one file that only its owner may read: key, leaf and authority, so that a crash leaves
 * either the old or the new one whole. Thirty days before its end it is replaced. The authority lies in a file of its own too, so
 * that browsers lose it also when the first file was damaged. Who reads or makes holds a lock: a command may do it at the same
 * time.
 */
public final class IdentityStore {

    private static final int LARGEST = 64 * 1024;

    private final Path file;
    private final Path authority;
    private final Path replaced;
    private final IdentityMaker maker;
    private final Clock clock;

    /** @param folder the Signer's own; it is there already */
    public IdentityStore(Path folder, CryptoEngine engine, SecureRandom random, Clock clock) {
        this.file = folder.resolve("tls.pem");
        this.authority = folder.resolve("tls-authority.pem");
        this.replaced = folder.resolve("tls-replaced.pem");
        this.maker = new IdentityMaker(engine, random, clock);
        this.clock = clock;
    }

    /**
     * The identity of this computer; a new one if there is none, or if the present one cannot be read or ends soon.
     *
     * @throws IOException if the new one cannot be kept
     */
    public synchronized ServerIdentity identity() throws IOException {
        try (var _ = OwnerLock.take(file.resolveSibling("tls.lock"))) {
            var present = read();
            if (present.isPresent() && !endsSoon(present.get())) {
                return present.get();
            }
            for (var old : authorities(authority)) {
                remember(old);
            }
            var made = maker.make();
            DurableFiles.write(authority, pem(made.authority()));
            write(made);
            return made;
        }
    }

    private static byte[] pem(Certificate certificate) {
        return PemOrDer.toPem("CERTIFICATE", certificate.encoded()).getBytes(StandardCharsets.US_ASCII);
    }

    /** Authorities that were replaced and may be trusted by browsers still. */
    public List<Certificate> replaced() {
        return authorities(replaced);
    }

    private static List<Certificate> authorities(Path place) {
        try (var stream = Files.newInputStream(place)) {
            var certificates = new ArrayList<Certificate>();
            for (var block : PemOrDer.decode(stream.readNBytes(LARGEST + 1), LARGEST)) {
                certificates.add(Certificate.parse(block.octets()));
            }
            return certificates;
        } catch (IOException | Asn1Exception | MalformedCertificateException e) {
            return List.of();
        }
    }

    /**
     * No browser trusts a replaced authority any more.
     *
     * @throws IOException if that cannot be kept
     */
    public void forgetReplaced() throws IOException {
        Files.deleteIfExists(replaced);
    }

    /** Before the new one is there: a crash between would leave the old one in browsers for ever. */
    private void remember(Certificate authority) throws IOException {
        var text = new StringBuilder();
        for (var certificate : replaced()) {
            if (!certificate.equals(authority)) {
                text.append(PemOrDer.toPem("CERTIFICATE", certificate.encoded()));
            }
        }
        text.append(PemOrDer.toPem("CERTIFICATE", authority.encoded()));
        DurableFiles.write(replaced, text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** The identity that is there, however old. */
    public Optional<ServerIdentity> present() {
        return read();
    }

    private boolean endsSoon(ServerIdentity identity) {
        return !clock.instant().isBefore(identity.replacedFrom());
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
        DurableFiles.write(file, text.getBytes(StandardCharsets.US_ASCII));
    }
}
