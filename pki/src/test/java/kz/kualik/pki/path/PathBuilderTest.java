package kz.kualik.pki.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.MalformedCertificateException;
import kz.kualik.pki.path.PathDefect.BrokenSignature;
import kz.kualik.pki.path.PathDefect.KeyUsageForbidsSigning;
import kz.kualik.pki.path.PathDefect.NoTrustedIssuer;
import kz.kualik.pki.path.PathDefect.NotAnAuthority;
import kz.kualik.pki.path.PathDefect.PathLengthExceeded;
import kz.kualik.pki.path.PathDefect.SearchGivenUp;
import kz.kualik.pki.path.PathDefect.UnknownCriticalExtension;
import kz.kualik.pki.path.TestChain.Holder;
import kz.kualik.pki.path.TestChain.Kind;
import org.junit.jupiter.api.Test;

class PathBuilderTest {

    private final Holder root = TestChain.root("Root");
    private final Holder authority = TestChain.issue(root, "Authority", Kind.AUTHORITY);

    @Test
    void aChainThroughATrustedIntermediateIsTrusted() {
        var leaf = TestChain.issue(authority, "Leaf", Kind.LEAF);

        var path = trusting(root, authority).build(leaf.certificate(), List.of());

        assertThat(path.isTrusted()).isTrue();
        assertThat(path.chain()).containsExactly(leaf.certificate(), authority.certificate(), root.certificate());
    }

    @Test
    void anEnclosedIntermediateHelpsToFindTheWay() {
        var leaf = TestChain.issue(authority, "Leaf", Kind.LEAF);

        var path = trusting(root).build(leaf.certificate(), List.of(authority.certificate()));

        assertThat(path.anchor()).contains(root.certificate());
    }

    @Test
    void anEnclosedRootIsNeverAnAnchor() {
        var path = trusting().build(authority.certificate(), List.of(root.certificate()));

        assertThat(path.defects()).containsExactly(new NoTrustedIssuer(root.certificate(), true));
    }

    @Test
    void aTrustedRootIsItsOwnPath() {
        var path = trusting(root).build(root.certificate(), List.of());

        assertThat(path.chain()).containsExactly(root.certificate());
    }

    @Test
    void withoutTheIssuerThePathStaysOpen() {
        var leaf = TestChain.issue(authority, "Leaf", Kind.LEAF);

        var path = trusting(root).build(leaf.certificate(), List.of());

        assertThat(path.defects()).containsExactly(new NoTrustedIssuer(leaf.certificate(), false));
    }

    @Test
    void aFlippedBitInTheSignatureIsBroken() throws MalformedCertificateException {
        var leaf = flipLastByte(TestChain.issue(authority, "Leaf", Kind.LEAF).certificate());

        var path = trusting(root, authority).build(leaf, List.of());

        assertThat(path.defects()).contains(new BrokenSignature(leaf));
    }

    @Test
    void anotherKeyUnderTheIssuersNameIsBroken() {
        var impostor = TestChain.root("Root");
        var forged = TestChain.issue(impostor, "Leaf", Kind.LEAF);

        var path = trusting(root).build(forged.certificate(), List.of());

        assertThat(path.isWrong()).isTrue();
    }

    @Test
    void anImpostorOfTheSameNameDoesNotHideTheRightIssuer() {
        var impostor = TestChain.issue(root, "Authority", Kind.AUTHORITY);
        var leaf = TestChain.issue(authority, "Leaf", Kind.LEAF);

        var path = trusting(root, authority).build(leaf.certificate(), List.of(impostor.certificate()));

        assertThat(path.isTrusted()).isTrue();
    }

    @Test
    void aLeafMayNotIssue() {
        var leaf = TestChain.issue(root, "Leaf", Kind.LEAF);
        var child = TestChain.issue(leaf, "Child", Kind.LEAF);

        var path = trusting(root).build(child.certificate(), List.of(leaf.certificate()));

        assertThat(path.defects()).contains(new NotAnAuthority(leaf.certificate()));
    }

    @Test
    void anAuthorityWhoseKeyMayNotSignCertificatesMayNotIssue() {
        var odd = TestChain.issue(root, "Odd", Kind.AUTHORITY_WITHOUT_KEY_USAGE_FOR_IT);
        var child = TestChain.issue(odd, "Child", Kind.LEAF);

        var path = trusting(root, odd).build(child.certificate(), List.of());

        assertThat(path.defects()).containsExactly(new KeyUsageForbidsSigning(odd.certificate()));
    }

    @Test
    void anAuthorityBelowOneThatAllowsNoneIsRefused() {
        var last = TestChain.issue(root, "Last", Kind.AUTHORITY_WITH_NOTHING_BELOW);
        var further = TestChain.issue(last, "Further", Kind.AUTHORITY);
        var leaf = TestChain.issue(further, "Leaf", Kind.LEAF);

        var path = trusting(root, last, further).build(leaf.certificate(), List.of());

        assertThat(path.defects()).containsExactly(new PathLengthExceeded(last.certificate(), 0));
    }

    @Test
    void aLeafBelowAnAuthorityThatAllowsNoFurtherOneIsTrusted() {
        var last = TestChain.issue(root, "Last", Kind.AUTHORITY_WITH_NOTHING_BELOW);
        var leaf = TestChain.issue(last, "Leaf", Kind.LEAF);

        var path = trusting(root, last).build(leaf.certificate(), List.of());

        assertThat(path.isTrusted()).isTrue();
    }

    @Test
    void anUnknownCriticalExtensionIsRefused() {
        var odd = TestChain.issue(root, "Odd", Kind.LEAF_WITH_UNKNOWN_CRITICAL_EXTENSION);

        var path = trusting(root).build(odd.certificate(), List.of());

        assertThat(path.defects()).singleElement().isInstanceOf(UnknownCriticalExtension.class);
    }

    @Test
    void authoritiesThatCertifyEachOtherEndTheSearch() {
        var east = TestChain.root("East");
        var west = TestChain.root("West");
        var eastByWest = TestChain.issue(west, "East", Kind.AUTHORITY, east.keys());
        var westByEast = TestChain.issue(east, "West", Kind.AUTHORITY, west.keys());
        var leaf = TestChain.issue(east, "Leaf", Kind.LEAF);

        var path =
                trusting(root).build(leaf.certificate(), List.of(eastByWest.certificate(), westByEast.certificate()));

        assertThat(path.anchor()).isEmpty();
    }

    @Test
    void aWebOfAuthoritiesOfOneNameCostsNoMoreSignaturesThanAllowed() {
        var keys = TestChain.keys();
        var name = new org.bouncycastle.asn1.x500.X500Name("CN=Web");
        var web = new ArrayList<Certificate>();
        var first = new Holder(root.certificate(), keys, name);
        for (int count = 0; count < 100; count++) {
            web.add(TestChain.issue(first, "Web", Kind.AUTHORITY, keys).certificate());
        }
        var leaf = TestChain.issue(first, "Leaf", Kind.LEAF);

        var path = trusting(root).build(leaf.certificate(), web);

        assertThat(path.defects()).hasAtLeastOneElementOfType(SearchGivenUp.class);
    }

    @Test
    void manySignersOfOneDocumentShareOneBudget() {
        var forged = new ArrayList<Certificate>();
        for (int count = 0; count < 40; count++) {
            forged.add(TestChain.root("Namesake").certificate());
        }
        var namesake = TestChain.root("Namesake");
        var paths = trusting(root);
        var budget = paths.newBudget();
        for (int signer = 0; signer < 20; signer++) {
            var leaf = TestChain.issue(namesake, "Signer " + signer, Kind.LEAF);
            paths.build(leaf.certificate(), forged, budget);
        }

        assertThat(budget.isSpent()).isTrue();
        assertThat(budget.signatures().computed()).isLessThanOrEqualTo(513);
        var honest = TestChain.issue(root, "Honest", Kind.LEAF);
        assertThat(paths.build(honest.certificate(), forged, budget).defects())
                .hasAtLeastOneElementOfType(SearchGivenUp.class);
        assertThat(paths.build(honest.certificate(), forged).isTrusted()).isTrue();
    }

    @Test
    void aHundredHonestSignersFitIntoOneBudget() {
        var intermediate = TestChain.issue(root, "Intermediate", Kind.AUTHORITY);
        var paths = trusting(root);
        var budget = paths.newBudget();
        for (int signer = 0; signer < 100; signer++) {
            var leaf = TestChain.issue(intermediate, "Signer " + signer, Kind.LEAF);
            assertThat(paths.build(leaf.certificate(), List.of(intermediate.certificate()), budget)
                            .isTrusted())
                    .isTrue();
        }
    }

    private static PathBuilder trusting(Holder... trusted) {
        var certificates = new ArrayList<Certificate>();
        for (var holder : trusted) {
            certificates.add(holder.certificate());
        }
        return new PathBuilder(TestChain.ENGINE, TrustStore.of(TestChain.ENGINE, certificates));
    }

    private static Certificate flipLastByte(Certificate certificate) throws MalformedCertificateException {
        var encoded = certificate.encoded();
        encoded[encoded.length - 1] ^= 1;
        return Certificate.parse(encoded);
    }
}
