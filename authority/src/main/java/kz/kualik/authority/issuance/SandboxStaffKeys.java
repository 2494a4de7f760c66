package kz.kualik.authority.issuance;

import java.util.Locale;
import java.util.Map;
import kz.kualik.authority.KualikProperties;
import kz.kualik.authority.keys.StaffKeyFolder;
import kz.kualik.authority.node.StartStep;
import kz.kualik.authority.staff.StaffPost;
import kz.kualik.authority.staff.StaffRegister;
import kz.kualik.authority.staff.UnfitRequestException;
import kz.kualik.authority.web.Role;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * In a sandbox, at every start: who of the sandbox's officers, auditors, supervisors and machines has no certificate yet gets
 * one with a key file beside those of the operators. A crash in between leaves an open plan, which is retired, and the next
 * start makes another key.
 */
@Component
final class SandboxStaffKeys extends StartStep {

    /** After remains of a crash are settled. */
    private static final int PHASE = IssuanceStart.PHASE + 10;

    private static final Logger LOG = LoggerFactory.getLogger(SandboxStaffKeys.class);

    /** How many of each role the sandbox begins with; whoever comes later brings a key of their own. */
    private static final Map<Role, Integer> POSTS =
            Map.of(Role.OFFICER, 2, Role.AUDITOR, 1, Role.SUPERVISOR, 2, Role.REGISTRY, 1, Role.MONITOR, 1);

    private final KualikProperties properties;
    private final StaffRegister staff;
    private final StaffCertificateIssue certificates;
    private final CryptoEngine engine;
    private final TransactionOperations transactions;

    SandboxStaffKeys(
            KualikProperties properties,
            StaffRegister staff,
            StaffCertificateIssue certificates,
            CryptoEngine engine,
            TransactionOperations transactions) {
        super(PHASE);
        this.properties = properties;
        this.staff = staff;
        this.certificates = certificates;
        this.engine = engine;
        this.transactions = transactions;
    }

    @Override
    protected void take() {
        var folder = StaffKeyFolder.below(properties.dataDirectory());
        if (properties.sandbox() && folder.isThere()) {
            staff.postsWithoutCertificate().stream()
                    .filter(post -> post.number() <= POSTS.getOrDefault(post.role(), 0))
                    .forEach(post -> equip(post, folder));
        }
    }

    private void equip(StaffPost post, StaffKeyFolder folder) {
        var name = post.role().name().toLowerCase(Locale.ROOT) + "-" + post.number();
        var algorithm = KeyAlgorithm.ECDSA_P256;
        var pair = engine.generateKeyPair(algorithm);
        try {
            var plan = certificates.plan(
                    post, SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
            var certificate = plan.sign();
            folder.write(name, pair.getPrivate(), certificate, plan.issuer().certificate());
            transactions.executeWithoutResult(transaction -> certificates.bind(post, plan, certificate));
            LOG.info("{} works with the key file {}", post.role(), name);
        } catch (UnfitRequestException e) {
            throw new IllegalStateException("the sandbox's own keys fit the profile of operators", e);
        }
    }
}
