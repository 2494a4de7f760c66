package kz.kualik.acceptance.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.ocsp.OcspCertId;
import kz.kualik.pki.ocsp.OcspRequestBuilder;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.profile.CertificateProfiles;
import kz.kualik.pki.profile.ExtendedKeyUsageRule;
import kz.kualik.pki.request.CertificationRequest;
import kz.kualik.pki.request.CertificationRequestBuilder;
import kz.kualik.pki.request.RenewalRequest;
import kz.kualik.pki.timestamp.MessageImprint;
import kz.kualik.pki.timestamp.TimeStampRequest;
import kz.kualik.responder.keys.ServiceKey;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Sound input for every parser: the real files of the real NUC where they are at hand, and small ones made here. */
final class Seeds {

    static final String PASSWORD = "Qwerty12";

    /** Larger files make slow executions, and nothing in them is of another kind. */
    private static final long LARGEST = 60_000;

    private static final Path REAL = Path.of(System.getProperty("kualik.testdata", "testdata"), "nuc");
    private static final Date BEGIN = Date.from(Instant.parse("2026-01-01T00:00:00Z"));
    private static final Date END = Date.from(Instant.parse("2036-01-01T00:00:00Z"));
    private static final X500Name NAME = new X500Name("C=KZ,O=TEST,CN=TEST AUTHORITY");

    private final KeyPair pair;
    private final ContentSigner signer;
    private final X509CertificateHolder certificate;

    Seeds() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        this.pair = generator.generateKeyPair();
        this.signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
        this.certificate = new X509v3CertificateBuilder(
                        NAME,
                        BigInteger.valueOf(0x7e30be9fL),
                        BEGIN,
                        END,
                        NAME,
                        SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()))
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                .build(signer);
    }

    List<byte[]> certificates() throws IOException {
        return with(certificate.getEncoded(), "ca-test", "ca-prod", "leaf-certs-test", "service-certs");
    }

    /** A key whose certificate lets it sign the status feed. */
    ServiceKey feedKey() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        var feed = generator.generateKeyPair();
        var issued = new X509v3CertificateBuilder(
                        NAME,
                        BigInteger.valueOf(0x7e30bea0L),
                        BEGIN,
                        END,
                        new X500Name("C=KZ,CN=STATUS FEED"),
                        SubjectPublicKeyInfo.getInstance(feed.getPublic().getEncoded()))
                .addExtension(
                        Extension.extendedKeyUsage,
                        true,
                        new ExtendedKeyUsage(KeyPurposeId.getInstance(ExtendedKeyUsageRule.STATUS_FEED)))
                .build(signer);
        return new ServiceKey(
                feed.getPrivate(), KeyAlgorithm.ECDSA_P256.defaultSignature(), Certificate.of(issued), List.of());
    }

    List<byte[]> lists() throws IOException {
        return with(
                new X509v2CRLBuilder(NAME, BEGIN)
                        .setNextUpdate(END)
                        .addCRLEntry(BigInteger.TWO, BEGIN, CRLReason.keyCompromise)
                        .build(signer)
                        .getEncoded(),
                "crl");
    }

    List<byte[]> ocspRequests() throws Exception {
        return List.of(new OcspRequestBuilder()
                .add(OcspCertId.of(
                        DigestAlgorithm.SHA256,
                        Certificate.parse(certificate.getEncoded()),
                        SerialNumber.ofHex("7e30be9f")))
                .build());
    }

    List<byte[]> ocspResponses() throws Exception {
        var digest = new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1);
        var basic = new BasicOCSPRespBuilder(new RespID(NAME))
                .addResponse(new CertificateID(digest, certificate, BigInteger.TWO), CertificateStatus.GOOD, BEGIN, END)
                .build(signer, new X509CertificateHolder[] {certificate}, BEGIN);
        return with(
                new OCSPRespBuilder()
                        .build(OCSPResponseStatus.SUCCESSFUL, basic)
                        .getEncoded(),
                "ocsp");
    }

    static List<byte[]> timeStampRequests() {
        return List.of(TimeStampRequest.of(MessageImprint.of(DigestAlgorithm.SHA256, new byte[] {1}), BigInteger.TEN)
                .encoded());
    }

    List<byte[]> timeStampResponses() throws IOException {
        var refusal = new DERSequence(new DERSequence(new ASN1Integer(2))).getEncoded();
        return with(refusal, "tsp");
    }

    static List<byte[]> renewals() throws Exception {
        var requests = new ArrayList<CertificationRequest>();
        for (var der : requests().subList(0, 2)) {
            requests.add(CertificationRequest.parse(der));
        }
        return List.of(
                RenewalRequest.of("1", requests).encoded(),
                RenewalRequest.of("2027-01", requests.subList(0, 1)).encoded());
    }

    static List<byte[]> requests() throws Exception {
        var engine = CryptoEngine.detect();
        var made = new ArrayList<byte[]>();
        for (var algorithm : List.of(KeyAlgorithm.ECDSA_P256, KeyAlgorithm.GOST_2015_512, KeyAlgorithm.RSA_2048)) {
            made.add(new CertificationRequestBuilder(new X500Name(""))
                    .storage(KeyStorage.PKCS12_FILE)
                    .build(engine.generateKeyPair(algorithm), algorithm.defaultSignature(), engine)
                    .encoded());
        }
        return made;
    }

    List<byte[]> keyStores() throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("one", new JcaX509CertificateConverter().getCertificate(certificate));
        var out = new ByteArrayOutputStream();
        store.store(out, PASSWORD.toCharArray());
        return with(out.toByteArray(), "p12-test");
    }

    List<byte[]> signedMessages() throws Exception {
        var generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(
                new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                        .build(signer, certificate));
        generator.addCertificate(certificate);
        var made = generator
                .generate(new CMSProcessableByteArray(new byte[] {1, 2, 3}), true)
                .getEncoded("DER");
        var found = new ArrayList<>(with(made, "cms"));
        found.removeIf(octets -> octets[0] != 0x30);
        return found;
    }

    static List<byte[]> xml() throws IOException {
        return with("""
                <a xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><b Id="b">c</b><ds:Signature><ds:SignedInfo>\
                <ds:CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/>\
                <ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>\
                <ds:Reference URI=""><ds:Transforms>\
                <ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/></ds:Transforms>\
                <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>AA==</ds:DigestValue>\
                </ds:Reference></ds:SignedInfo><ds:SignatureValue>AA==</ds:SignatureValue></ds:Signature></a>""".getBytes(StandardCharsets.UTF_8), "xml");
    }

    static List<byte[]> soap() {
        return List.of("""
                <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>\
                <w:Security xmlns:w="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">\
                <ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/></w:Security></s:Header>\
                <s:Body Id="body"><x>1</x></s:Body></s:Envelope>""".getBytes(StandardCharsets.UTF_8));
    }

    static List<byte[]> containers() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var name : List.of("document.txt", "META-INF/manifest.xml")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("<a/>".getBytes(StandardCharsets.US_ASCII));
                zip.closeEntry();
            }
        }
        return with(out.toByteArray(), "zip");
    }

    List<byte[]> texts() throws IOException {
        var pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        var found = with(pem.getBytes(StandardCharsets.US_ASCII), "ca-prod", "cms");
        return new ArrayList<>(found);
    }

    static List<byte[]> profiles() throws IOException {
        var found = new ArrayList<byte[]>();
        for (var name : List.of("individual", "first-head", "ocsp-responder")) {
            try (var in = CertificateProfiles.class.getResourceAsStream("/profiles/" + name + ".yaml")) {
                if (in != null) {
                    found.add(in.readAllBytes());
                }
            }
        }
        found.add("name: x\n".getBytes(StandardCharsets.US_ASCII));
        return found;
    }

    static List<byte[]> lines(String... lines) {
        return Arrays.stream(lines)
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    static List<byte[]> der() throws IOException {
        return List.of(new DERSequence(new ASN1Encodable[] {
                    DERNull.INSTANCE,
                    new ASN1Integer(-129),
                    new DERUTF8String("\u04d8\u043b\u0456\u043f\u0431\u0438"),
                    new DERSet(new ASN1EncodableVector()),
                    new DERBitString(new byte[] {1, 2}, 1),
                    new DERGeneralizedTime(BEGIN),
                    new DERTaggedObject(true, 3, DERNull.INSTANCE)
                })
                .getEncoded());
    }

    private static List<byte[]> with(byte[] made, String... folders) throws IOException {
        var found = new ArrayList<byte[]>();
        found.add(made);
        for (var folder : folders) {
            if (Files.isDirectory(REAL.resolve(folder))) {
                try (var files = Files.list(REAL.resolve(folder))) {
                    for (var file : files.sorted().toList()) {
                        if (Files.isRegularFile(file) && Files.size(file) < LARGEST) {
                            found.add(Files.readAllBytes(file));
                        }
                    }
                }
            }
        }
        return found;
    }
}
