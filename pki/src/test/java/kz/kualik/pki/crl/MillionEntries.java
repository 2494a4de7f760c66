package kz.kualik.pki.crl;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.fixture.TestAuthority;

/** Makes a list of a million entries, reads it, checks its signature and asks it, in a process with a small heap. */
final class MillionEntries {

    static final int ENTRIES = 1_000_000;

    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30Z");
    private static final BigInteger SPREAD = BigInteger.ONE.shiftLeft(150);
    private static final BigInteger STEP = new BigInteger("9e3779b97f4a7c15f39cc0605cedc8341082276b", 16);

    private MillionEntries() {}

    /** Argument: the file. Says how many entries were read, how many of those asked for were found, and milliseconds. */
    public static void main(String[] arguments) throws Exception {
        var file = Path.of(arguments[0]);
        var authority = new TestAuthority(KeyAlgorithm.ECDSA_P256);
        var contents = CrlContents.full(authority.certificate(), NOW, NOW.plusSeconds(60), BigInteger.ONE);
        var entries = IntStream.range(0, ENTRIES).mapToObj(MillionEntries::entry);
        new CrlComposer().composeTo(file, contents, entries, authority.self().signer());

        long start = System.nanoTime();
        var list = CertificateRevocationList.read(file);
        boolean signed = list.isSignedBy(authority.certificate().publicKeyInfo(), TestAuthority.ENGINE);
        long found = IntStream.of(0, 1, ENTRIES / 2, ENTRIES - 1, ENTRIES, ENTRIES + 1)
                .filter(i -> list.find(entry(i).serialNumber()).isPresent())
                .count();
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        System.out.println(list.entryCount() + " " + signed + " " + found + " " + milliseconds);
    }

    private static RevokedCertificate entry(int number) {
        var value = STEP.multiply(BigInteger.valueOf(number + 1L)).mod(SPREAD).setBit(151);
        return new RevokedCertificate(
                new SerialNumber(value), NOW.minusSeconds(number), Optional.of(RevocationReason.SUPERSEDED));
    }
}
