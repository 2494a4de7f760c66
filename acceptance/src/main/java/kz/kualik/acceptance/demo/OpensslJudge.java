package kz.kualik.acceptance.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * RSA and ECDSA, judged by openssl and xmlsec1.
 *
 * @param root file of the root certificate, PEM
 * @param issuer file of the issuing certificate, PEM
 */
record OpensslJudge(String root, String issuer) implements ForeignJudge {

    @Override
    public List<String> certificate(String certificate) {
        return List.of("openssl", "verify", "-CAfile", root, "-untrusted", issuer, certificate);
    }

    @Override
    public List<String> keyStore(String keyStore, String password) {
        return List.of("openssl", "pkcs12", "-legacy", "-in", keyStore, "-noout", "-passin", "pass:" + password);
    }

    @Override
    public List<String> revocationList(String list) {
        return List.of("openssl", "crl", "-inform", "DER", "-in", list, "-CAfile", issuer, "-noout", "-verify");
    }

    @Override
    public List<String> ocspResponse(String response, String certificate) {
        return List.of(
                "openssl",
                "ocsp",
                "-no_nonce",
                "-sha256",
                "-respin",
                response,
                "-issuer",
                issuer,
                "-cert",
                certificate,
                "-CAfile",
                root,
                "-verify_other",
                issuer);
    }

    @Override
    public List<String> timeStamp(String response, String document) {
        return List.of(
                "openssl", "ts", "-verify", "-in", response, "-data", document, "-CAfile", root, "-untrusted", issuer);
    }

    @Override
    public List<String> attachedCms(String cms) {
        return cms("-in", cms);
    }

    @Override
    public List<String> detachedCms(String cms, String content) {
        return cms("-in", cms, "-content", content);
    }

    private List<String> cms(String... files) {
        var command =
                new ArrayList<>(List.of("openssl", "cms", "-verify", "-inform", "DER", "-binary", "-purpose", "any"));
        command.addAll(List.of(files));
        command.addAll(List.of("-CAfile", root, "-certfile", issuer, "-out", "/dev/null"));
        return command;
    }

    @Override
    public List<String> signedXml(String xml) {
        return List.of("xmlsec1", "--verify", "--trusted-pem", root, "--untrusted-pem", issuer, xml);
    }
}
