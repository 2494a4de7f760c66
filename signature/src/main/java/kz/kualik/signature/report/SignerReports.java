package kz.kualik.signature.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.path.PathFacts;
import kz.kualik.signature.facts.ChainFacts;
import kz.kualik.signature.facts.ExaminedSignature;
import kz.kualik.signature.facts.ExaminedTimeStamp;
import kz.kualik.signature.facts.KeyDescription;
import kz.kualik.signature.policy.SignatureJudgement;
import kz.kualik.signature.policy.TimeStampJudgement;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** Puts facts and judgements of signers side by side. */
final class SignerReports {

    private SignerReports() {}

    static List<SignerReport> of(List<ExaminedSignature> signatures, List<SignatureJudgement> judgements) {
        var reports = new ArrayList<SignerReport>();
        for (int index = 0; index < signatures.size(); index++) {
            var examined = signatures.get(index);
            var judgement = judgements.get(index);
            reports.add(report(
                    judgement,
                    examined.signature().signer(),
                    examined.chain(),
                    NameText.printable(examined.signature().algorithm()),
                    examined.signature().claimedTime(),
                    timeStamps(examined.timeStamps(), judgement.timeStamps())));
        }
        return reports;
    }

    static List<SignerReport> ofKept(List<ChainFacts> chains, List<SignatureJudgement> judgements) {
        var reports = new ArrayList<SignerReport>();
        for (int index = 0; index < chains.size(); index++) {
            var chain = chains.get(index);
            reports.add(report(
                    judgements.get(index),
                    Optional.of(chain.path().target()),
                    Optional.of(chain),
                    KeyDescription.of(chain.path().target()),
                    Optional.empty(),
                    List.of()));
        }
        return reports;
    }

    private static SignerReport report(
            SignatureJudgement judgement,
            Optional<Certificate> signer,
            Optional<ChainFacts> chain,
            String algorithm,
            Optional<Instant> claimedTime,
            List<TimeStampReport> timeStamps) {
        var holder = signer.map(HolderReport::of).orElse(new HolderReport("", "", "", "", ""));
        return new SignerReport(
                judgement.verdict().name(),
                judgement.reasons().stream().map(NameText::printable).toList(),
                holder.subject(),
                holder.commonName(),
                holder.iin(),
                holder.bin(),
                holder.organization(),
                text(signer.map(Certificate::serialNumber)),
                text(signer.map(certificate -> NameText.of(certificate.issuer()))),
                text(signer.map(Certificate::notBefore)),
                text(signer.map(Certificate::notAfter)),
                algorithm,
                text(claimedTime),
                text(judgement.provedTime()),
                text(chain.map(ChainFacts::path)
                        .flatMap(PathFacts::anchor)
                        .map(anchor -> NameText.of(anchor.subject()))),
                chain.map(ChainFacts::path)
                        .map(path -> path.chain().stream()
                                .map(certificate -> certificate.serialNumber().toString())
                                .toList())
                        .orElse(List.of()),
                timeStamps);
    }

    private static List<TimeStampReport> timeStamps(
            List<ExaminedTimeStamp> examined, List<TimeStampJudgement> judgements) {
        var reports = new ArrayList<TimeStampReport>();
        for (int index = 0; index < examined.size(); index++) {
            var timeStamp = examined.get(index).timeStamp();
            var judgement = judgements.get(index);
            reports.add(new TimeStampReport(
                    judgement.verdict().name(),
                    text(judgement.time()),
                    text(timeStamp.policy().map(ASN1ObjectIdentifier::getId)),
                    text(timeStamp.signer().map(signer -> NameText.of(signer.subject()))),
                    judgement.reasons().stream().map(NameText::printable).toList()));
        }
        return reports;
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }
}
