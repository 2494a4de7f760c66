package kz.kualik.signature.revocation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.crl.CertificateRevocationList;
import kz.kualik.pki.ocsp.BasicOcspResponse;

/** Several sources asked one after the other. */
public final class RevocationSources implements RevocationSource {

    private final List<RevocationSource> sources;

    private RevocationSources(List<RevocationSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /** Lists and answers that are at hand. */
    public static RevocationSources of(
            CryptoEngine engine, Collection<CertificateRevocationList> lists, Collection<BasicOcspResponse> answers) {
        var sources = new ArrayList<RevocationSource>(CrlStatements.of(engine, lists));
        var listsAlone = new RevocationSources(sources);
        answers.forEach(answer -> sources.add(new OcspStatements(engine, answer, listsAlone)));
        return new RevocationSources(sources);
    }

    @Override
    public RevocationAnswer about(Certificate certificate, Certificate issuer) {
        return sources.stream()
                .map(source -> source.about(certificate, issuer))
                .reduce(RevocationAnswer.nothing(), RevocationAnswer::and);
    }
}
