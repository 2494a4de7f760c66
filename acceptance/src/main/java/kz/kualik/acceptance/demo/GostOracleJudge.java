package kz.kualik.acceptance.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * GOST, judged by gost-engine behind the oracle script, which the demo leaves in its folder as {@value #SCRIPT}. The script
 * checks one signature at a time, so that a certificate is judged against its issuer.
 *
 * @param issuer file of the issuing certificate
 */
record GostOracleJudge(String issuer) implements ForeignJudge {

    /** The script's name in the demo's folder. */
    static final String SCRIPT = "gost_oracle.py";

    @Override
    public List<String> certificate(String certificate) {
        return ask("verify-cert", certificate, issuer);
    }

    /** openssl reads the container and its certificate; the key inside has an algorithm that it does not know. */
    @Override
    public List<String> keyStore(String keyStore, String password) {
        return List.of(
                "openssl",
                "pkcs12",
                "-legacy",
                "-in",
                keyStore,
                "-nokeys",
                "-out",
                "/dev/null",
                "-passin",
                "pass:" + password);
    }

    @Override
    public List<String> revocationList(String list) {
        return ask("verify-crl", list, issuer);
    }

    @Override
    public List<String> ocspResponse(String response, String certificate) {
        return ask("verify-ocsp", response, issuer);
    }

    @Override
    public List<String> timeStamp(String response, String document) {
        return ask("verify-tsp", response, "--data", document);
    }

    @Override
    public List<String> attachedCms(String cms) {
        return ask("verify-cms", cms);
    }

    @Override
    public List<String> detachedCms(String cms, String content) {
        return ask("verify-cms", cms, "--content", content);
    }

    @Override
    public List<String> signedXml(String xml) {
        return ask("verify-xml", xml);
    }

    private static List<String> ask(String... arguments) {
        var command = new ArrayList<>(List.of("python3", SCRIPT));
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }
}
