package kz.kualik.authority.keys;

import java.net.URI;
import java.util.Optional;
import kz.kualik.pki.certificate.DistributionUrls;

/**
 * The addresses that go into certificates: where the responder is reached by everybody.
 *
 * @param responder its root, for example {@code http://status.example.kz/}; plain HTTP, because what it serves is signed
 *     and RFC 5280 (section 8) warns of circles otherwise
 */
public record PublicAddresses(URI responder) {

    public PublicAddresses {
        if (!"http".equals(responder.getScheme()) || responder.getHost() == null) {
            throw new IllegalArgumentException("the responder's public address must be like http://status.example.kz/");
        }
        if (responder.getPath() == null || !responder.getPath().endsWith("/")) {
            responder = URI.create(responder + "/");
        }
    }

    /** What an issuing authority writes into the certificates that it issues. */
    public DistributionUrls ofIssuer(IssuerId issuer) {
        return new DistributionUrls(
                Optional.of(responder.resolve("ocsp")),
                Optional.of(certificate(issuer.value())),
                Optional.of(list(issuer.value())),
                Optional.empty(),
                Optional.empty());
    }

    /** What a root writes into the certificates of issuing authorities; their status is told by its list alone. */
    DistributionUrls ofRoot(AlgorithmSuite suite) {
        var name = KeyFiles.rootName(suite);
        return new DistributionUrls(
                Optional.empty(),
                Optional.of(certificate(name)),
                Optional.of(list(name)),
                Optional.empty(),
                Optional.empty());
    }

    private URI certificate(String name) {
        return responder.resolve("cert/" + name + ".cer");
    }

    /** Where the revocation list of this name is fetched. */
    public URI list(String name) {
        return responder.resolve("crl/" + name + ".crl");
    }
}
