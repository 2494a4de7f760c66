package kz.kualik.signature.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.path.PathBudget;
import kz.kualik.pki.path.PathBuilder;
import kz.kualik.pki.path.PathFacts;
import kz.kualik.signature.facts.CertificateFacts;
import kz.kualik.signature.facts.ChainFacts;
import kz.kualik.signature.facts.DocumentFacts;
import kz.kualik.signature.facts.ExaminedSignature;
import kz.kualik.signature.facts.ExaminedTimeStamp;
import kz.kualik.signature.facts.SignatureFacts;
import kz.kualik.signature.facts.SignerRole;
import kz.kualik.signature.revocation.OcspResponderRule;
import kz.kualik.signature.revocation.RevocationAnswer;
import kz.kualik.signature.revocation.RevocationSource;

/** Adds to what a reader found the chains of the signers and what is known of revocation along them. */
final class ChainExaminer {

    private final PathBuilder paths;
    private final RevocationSource atHand;
    private final RevocationSource online;

    /**
     * @param atHand asked about every certificate whose issuer is known
     * @param online asked only about certificates on a trusted chain
     */
    ChainExaminer(PathBuilder paths, RevocationSource atHand, RevocationSource online) {
        this.paths = paths;
        this.atHand = atHand;
        this.online = online;
    }

    DocumentFacts examine(RawDocument document) {
        var budget = paths.newBudget();
        return new DocumentFacts(
                document.kind(),
                document.signatures().stream()
                        .map(signature -> examine(document.role(), signature, budget))
                        .toList(),
                document.kept().stream()
                        .map(certificate -> chain(certificate, document.candidates(), budget))
                        .toList(),
                document.currency(),
                document.findings());
    }

    private ExaminedSignature examine(SignerRole role, SignatureFacts signature, PathBudget budget) {
        return new ExaminedSignature(
                role,
                signature,
                signature.signer().map(signer -> chain(signer, signature.embedded(), budget)),
                signature.timeStamps().stream()
                        .map(timeStamp -> new ExaminedTimeStamp(
                                timeStamp,
                                timeStamp.signer().map(signer -> chain(signer, timeStamp.embedded(), budget))))
                        .toList());
    }

    private ChainFacts chain(Certificate certificate, Collection<Certificate> candidates, PathBudget budget) {
        var path = paths.build(certificate, candidates, budget);
        return new ChainFacts(path, revocation(path));
    }

    private List<CertificateFacts> revocation(PathFacts path) {
        var chain = path.chain();
        int below = path.anchor().isPresent() ? chain.size() - 1 : chain.size();
        var facts = new ArrayList<CertificateFacts>();
        for (int index = 0; index < below; index++) {
            var certificate = chain.get(index);
            if (OcspResponderRule.needsNoCheck(certificate)) {
                continue;
            }
            if (index + 1 < chain.size()) {
                var answer = ask(path, certificate, chain.get(index + 1));
                facts.add(new CertificateFacts(certificate, answer.statements(), answer.unusable()));
            } else {
                facts.add(new CertificateFacts(certificate, List.of(), List.of("its issuer is not known")));
            }
        }
        return facts;
    }

    private RevocationAnswer ask(PathFacts path, Certificate certificate, Certificate issuer) {
        var answer = atHand.about(certificate, issuer);
        return path.isTrusted() ? answer.and(online.about(certificate, issuer)) : answer;
    }
}
