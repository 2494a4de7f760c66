package kz.kualik.signature.xml.dsig;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** How many octets of canonical form may still be computed for one document; see {@link XmlLimits#CANONICAL_OCTETS}. */
final class CanonicalizationBudget {

    private long left;

    /** A budget for one document. */
    CanonicalizationBudget() {
        this(XmlLimits.CANONICAL_OCTETS);
    }

    CanonicalizationBudget(long octets) {
        this.left = octets;
    }

    /** Charges for one canonical form, and passes its octets on to {@code out} as long as the budget lasts, and throws an {@link IOException} after that. */
    OutputStream charge(OutputStream out) throws IOException {
        spend(XmlLimits.CANONICAL_FORM);
        return new FilterOutputStream(out) {
            @Override
            public void write(int octet) throws IOException {
                spend(1);
                out.write(octet);
            }

            @Override
            public void write(byte[] octets, int offset, int length) throws IOException {
                spend(length);
                out.write(octets, offset, length);
            }
        };
    }

    private void spend(int octets) throws IOException {
        left -= octets;
        if (left < 0) {
            throw new IOException("the canonical forms of this document are larger than is accepted");
        }
    }
}
