package kz.kualik.responder.process;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.request.CertificationRequest;
import kz.kualik.pki.request.CertificationRequestBuilder;
import kz.kualik.pki.request.CertificationRequestException;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/**
 * How a responder gets its certificates: it makes its keys, which never leave its folder, and writes certificate requests
 * (PKCS#10) for an officer; the authority's answer is then checked against the keys and installed.
 */
final class Enrolment {

    /** The issuers of an authority and what their services sign with. */
    private static final SequencedMap<String, KeyAlgorithm> ISSUERS = new LinkedHashMap<>();

    static {
        ISSUERS.put("gost", KeyAlgorithm.GOST_2015_512);
        ISSUERS.put("rsa", KeyAlgorithm.RSA_2048);
        ISSUERS.put("ecdsa", KeyAlgorithm.ECDSA_P256);
    }

    private final ResponderFolder folder;
    private final CryptoEngine engine;

    Enrolment(ResponderFolder folder, CryptoEngine engine) {
        this.folder = folder;
        this.engine = engine;
    }

    /** Makes the keys and writes the requests. */
    void prepare(String name) throws IOException, UnusableResponderFolderException, CertificationRequestException {
        folder.create();
        var requests = new JsonObject();
        requests.put("tls", request("tls", KeyAlgorithm.ECDSA_P256));
        for (var issuer : ISSUERS.entrySet()) {
            for (var purpose : List.of("ocsp-", "tsa-")) {
                var key = purpose + issuer.getKey();
                requests.put(key, request(key, issuer.getValue()));
            }
        }
        var enrolment = new JsonObject().put("name", name).put("requests", requests);
        OwnerFiles.write(folder.enrolment(), enrolment.encodePrettily().getBytes(StandardCharsets.UTF_8));
    }

    private String request(String key, KeyAlgorithm algorithm)
            throws IOException, UnusableResponderFolderException, CertificationRequestException {
        var pair = engine.generateKeyPair(algorithm);
        folder.writeKey(key, pair.getPrivate(), List.of(placeholder(pair, algorithm)));
        var request =
                new CertificationRequestBuilder(new X500Name("")).build(pair, algorithm.defaultSignature(), engine);
        return Base64.getEncoder().encodeToString(request.encoded());
    }

    /** A key file must hold a certificate; until the authority's comes, it is one that nobody believes. */
    @SuppressWarnings("JavaUtilDate") // Bouncy Castle's builder takes nothing else
    private Certificate placeholder(KeyPair pair, KeyAlgorithm algorithm) {
        var name = new X500Name("CN=NOT CERTIFIED YET");
        var now = Instant.EPOCH;
        var builder = new X509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(now),
                Date.from(now.plusSeconds(1)),
                name,
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        return Certificate.of(builder.build(engine.contentSigner(pair.getPrivate(), algorithm.defaultSignature())));
    }

    /** Puts the certificates of the authority's answer to the keys that they belong to. */
    void install(Path answer) throws IOException, UnusableResponderFolderException {
        var bundle = Bundle.read(answer);
        for (var certified : bundle.certificates().entrySet()) {
            var key = folder.readKey(certified.getKey(), engine);
            var signer = bundle.issuers().stream()
                    .map(Bundle.Issuer::certificate)
                    .filter(issuer ->
                            issuer.subject().equals(certified.getValue().issuer()))
                    .findFirst()
                    .orElseThrow(() -> new UnusableResponderFolderException(
                            answer, "the certificate " + certified.getKey() + " is of an issuer that is not named"));
            requireRequested(answer, certified.getKey(), certified.getValue());
            folder.writeKey(certified.getKey(), key.key(), List.of(certified.getValue(), signer));
        }
        OwnerFiles.write(folder.bundle(), Files.readAllBytes(answer));
    }

    /** The certificate is for the key of the request that stands in the folder. */
    private void requireRequested(Path answer, String name, Certificate certificate)
            throws IOException, UnusableResponderFolderException {
        var requests = new JsonObject(Files.readString(folder.enrolment())).getJsonObject("requests");
        var encoded = requests.getString(name);
        if (encoded == null) {
            throw new UnusableResponderFolderException(answer, "there is no request for the certificate " + name);
        }
        SubjectPublicKeyInfo asked;
        try {
            asked = CertificationRequest.parse(Base64.getDecoder().decode(encoded))
                    .publicKeyInfo();
        } catch (CertificationRequestException | IllegalArgumentException e) {
            throw new UnusableResponderFolderException(folder.enrolment(), "the request " + name + " is damaged", e);
        }
        if (!asked.equals(certificate.publicKeyInfo())) {
            throw new UnusableResponderFolderException(
                    answer, "the certificate " + name + " is for another key; is this the answer to this enrolment?");
        }
    }
}
