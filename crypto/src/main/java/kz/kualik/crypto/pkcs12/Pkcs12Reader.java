package kz.kualik.crypto.pkcs12;

import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.Password;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;

/**
 * Reads PKCS#12 files (RFC 7292) of any common dialect, in BER or DER, protected by a password. Size, nesting and key
 * derivation are bounded. Files without a MAC are read too, as some programs write them.
 */
public final class Pkcs12Reader {

    /** Real files have two to eight kilobytes. */
    public static final int MAXIMUM_SIZE = 1024 * 1024;

    private final CryptoEngine engine;

    /** @param engine makes the private keys, so that they are those of the fastest provider */
    public Pkcs12Reader(CryptoEngine engine) {
        this.engine = engine;
    }

    /**
     * Opens a file.
     *
     * @throws WrongPasswordException if the password does not open it
     * @throws MalformedPkcs12Exception if it is no sound PKCS#12 structure
     * @throws TamperedPkcs12Exception if the password is right and the MAC is not
     * @throws ExpensivePkcs12Exception if it asks for too many iterations
     * @throws UnsupportedPkcs12Exception if it uses what is not known here
     */
    public Pkcs12Contents read(byte[] file, Password password) throws Pkcs12Exception {
        if (file.length > MAXIMUM_SIZE) {
            throw new MalformedPkcs12Exception("it has " + file.length + " octets, more than " + MAXIMUM_SIZE);
        }
        var budget = new IterationBudget();
        try {
            var pfx = Pfx.getInstance(SafeContentsReader.parse(file));
            byte[] content = authenticatedSafe(pfx.getAuthSafe());
            var safe = new SafeContentsReader(new PasswordBasedEncryption(password, budget));
            MacData mac = pfx.getMacData();
            if (mac != null && !Pkcs12Mac.isRight(mac, password, budget, content)) {
                throw causeOfWrongMac(safe, content);
            }
            return new EntryAssembler(engine, safe.read(content)).assemble();
        } catch (RuntimeException e) {
            // Bouncy Castle reports what does not fit a structure by several unchecked exceptions.
            throw new MalformedPkcs12Exception(String.valueOf(e.getMessage()), e);
        }
    }

    private static byte[] authenticatedSafe(ContentInfo authSafe) throws UnsupportedPkcs12Exception {
        if (!authSafe.getContentType().equals(PKCSObjectIdentifiers.data)) {
            throw new UnsupportedPkcs12Exception(
                    "protection by " + authSafe.getContentType() + " instead of a password");
        }
        return ASN1OctetString.getInstance(authSafe.getContent()).getOctets();
    }

    /** If the password opens the key all the same, the MAC's word is about the file. */
    private static Pkcs12Exception causeOfWrongMac(SafeContentsReader safe, byte[] content) {
        try {
            return safe.read(content).keys().isEmpty() ? new WrongPasswordException() : new TamperedPkcs12Exception();
        } catch (Pkcs12Exception | RuntimeException e) {
            return new WrongPasswordException();
        }
    }
}
