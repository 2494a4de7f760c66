package kz.kualik.crypto;

import java.security.MessageDigestSpi;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.GOST3411Digest;
import org.bouncycastle.crypto.digests.GOST3411_2012_256Digest;
import org.bouncycastle.crypto.digests.GOST3411_2012_512Digest;
import org.bouncycastle.crypto.engines.GOST28147Engine;
import org.bouncycastle.util.Memoable;

/** The GOST digests for {@link java.security.MessageDigest}. */
final class GostMessageDigest extends MessageDigestSpi implements Cloneable {

    private final Digest digest;

    private GostMessageDigest(Digest digest) {
        this.digest = digest;
    }

    static GostMessageDigest streebog256() {
        return new GostMessageDigest(new GOST3411_2012_256Digest());
    }

    static GostMessageDigest streebog512() {
        return new GostMessageDigest(new GOST3411_2012_512Digest());
    }

    /** GOST 34.311-95 with the test substitution block, which the Kazakh keys of 2004 name. */
    static GostMessageDigest gost34311() {
        return new GostMessageDigest(new GOST3411Digest(GOST28147Engine.getSBox("D-Test")));
    }

    @Override
    protected int engineGetDigestLength() {
        return digest.getDigestSize();
    }

    @Override
    protected void engineUpdate(byte input) {
        digest.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
        digest.update(input, offset, length);
    }

    @Override
    protected byte[] engineDigest() {
        var result = new byte[digest.getDigestSize()];
        digest.doFinal(result, 0);
        return result;
    }

    @Override
    protected void engineReset() {
        digest.reset();
    }

    @Override
    public GostMessageDigest clone() {
        return new GostMessageDigest((Digest) ((Memoable) digest).copy());
    }
}
