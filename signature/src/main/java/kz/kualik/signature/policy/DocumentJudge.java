package kz.kualik.signature.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.signature.facts.ChainFacts;
import kz.kualik.signature.facts.DocumentFacts;
import kz.kualik.signature.facts.DocumentKind;

/** Turns the facts about a document into a judgement, by one policy and at one time. */
public final class DocumentJudge {

    private final ValidationPolicy policy;
    private final Instant at;
    private final SignatureJudge signatures;
    private final ChainJudge chains;

    /**
     * @param policy what counts
     * @param at the time of the check: the present, or the one that somebody asks about
     */
    public DocumentJudge(ValidationPolicy policy, Instant at) {
        this.policy = policy;
        this.at = at;
        this.signatures = new SignatureJudge(policy, at);
        this.chains = new ChainJudge(policy, at);
    }

    /** The same facts always get the same judgement. */
    public DocumentJudgement judge(DocumentFacts facts) {
        var judgedSignatures =
                facts.signatures().stream().map(signatures::judge).toList();
        var judgedCertificates =
                facts.certificates().stream().map(this::judgeCertificate).toList();
        var reasons = new Reasons();
        facts.findings().forEach(reasons::add);
        facts.currency().ifPresent(currency -> judgeCurrency(currency, reasons));
        if (judgedSignatures.isEmpty() && facts.kind() != DocumentKind.PKCS12) {
            reasons.wrong("nobody has signed this document");
        }
        if (policy.validity() == Weighing.IGNORED && policy.revocation() == Weighing.IGNORED) {
            reasons.note("not checked: validity dates and revocation");
        }
        var verdict = reasons.verdict();
        var texts = new ArrayList<>(reasons.texts());
        for (var parts : List.of(judgedSignatures, judgedCertificates)) {
            for (int index = 0; index < parts.size(); index++) {
                var part = parts.get(index);
                var prefix = parts.size() > 1 ? (index + 1) + ": " : "";
                verdict = verdict.worse(part.verdict());
                part.reasons().forEach(reason -> texts.add(prefix + reason));
            }
        }
        return new DocumentJudgement(verdict, texts, judgedSignatures, judgedCertificates);
    }

    private SignatureJudgement judgeCertificate(ChainFacts chain) {
        var reasons = new Reasons();
        chains.apply(chain, JudgedTime.ofCheck(at), reasons);
        return new SignatureJudgement(reasons.verdict(), reasons.texts(), Optional.empty(), List.of());
    }

    private void judgeCurrency(DocumentFacts.Currency currency, Reasons reasons) {
        if (!Currencies.isCurrent(currency.thisUpdate(), currency.nextUpdate(), policy.maximumStatusAge(), at)) {
            reasons.unproved(
                    policy.validity(),
                    "out of date: it tells the state of " + currency.thisUpdate()
                            + currency.nextUpdate()
                                    .map(next -> ", and newer was due " + next)
                                    .orElse(""));
        }
    }
}
