package kz.kualik.pki.request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import kz.kualik.pki.der.Asn1Exception;
import kz.kualik.pki.der.StrictDer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;

/**
 * What a holder signs with a valid key to get certificates for new ones: {@code PKIData} of a Full PKI Request (RFC 5272,
 * section 3.2.1) with all new requests (PKCS#10) and, as registration information, the version of the user agreement that is
 * accepted. It is signed as content of its own type, so that no signature under a document can be taken for it.
 */
public final class RenewalRequest {

    /** {@code id-cct-PKIData}. */
    public static final ASN1ObjectIdentifier CONTENT_TYPE = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.12.2");

    /** Two requests and the little around them. */
    public static final int MAXIMUM_SIZE = 2 * CertificationRequest.MAXIMUM_SIZE + 1024;

    /** {@code id-cmc-regInfo}; its value has the form of RFC 4211, appendix B: {@code name?value%}. */
    private static final ASN1ObjectIdentifier REGISTRATION_INFORMATION = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.7.18");

    private static final Pattern AGREEMENT = Pattern.compile("agreement\\?([0-9A-Za-z.-]{1,20})%");
    private static final int MOST_REQUESTS = 2;
    private static final int PARTS = 4;
    private static final int PARTS_OF_A_CONTROL = 3;

    private final String agreement;
    private final List<byte[]> requests;

    private RenewalRequest(String agreement, List<byte[]> requests) {
        this.agreement = agreement;
        this.requests = requests;
    }

    /**
     * The request of a person who has made new keys.
     *
     * @param agreement the version of the user agreement that the person accepts: 1 to 20 letters, digits, dots, hyphens
     * @param requests for all new keys, one or two, in the authority's order
     */
    public static RenewalRequest of(String agreement, List<CertificationRequest> requests) {
        if (!AGREEMENT.matcher(information(agreement)).matches()) {
            throw new IllegalArgumentException("no version of an agreement: " + agreement);
        }
        if (requests.isEmpty() || requests.size() > MOST_REQUESTS) {
            throw new IllegalArgumentException("one or two requests are expected, not " + requests.size());
        }
        return new RenewalRequest(
                agreement, requests.stream().map(CertificationRequest::encoded).toList());
    }

    /**
     * Reads the content of a signed request; the certification requests in it are judged by whoever takes them.
     *
     * @throws MalformedCertificationRequestException if it is anything else than {@link #encoded} gives
     */
    public static RenewalRequest parse(byte[] der) throws MalformedCertificationRequestException {
        try {
            StrictDer.requireDer(der, MAXIMUM_SIZE);
            var parts = ASN1Sequence.getInstance(der);
            if (parts.size() != PARTS) {
                throw malformed();
            }
            var requests = new ArrayList<byte[]>();
            for (var tagged : ASN1Sequence.getInstance(parts.getObjectAt(1))) {
                requests.add(request(tagged));
            }
            var read = new RenewalRequest(agreement(parts.getObjectAt(0)), List.copyOf(requests));
            if (requests.isEmpty() || requests.size() > MOST_REQUESTS || !Arrays.equals(read.encoded(), der)) {
                throw malformed();
            }
            return read;
        } catch (Asn1Exception | IOException | RuntimeException e) {
            throw new MalformedCertificationRequestException("it is no PKIData", e);
        }
    }

    private static byte[] request(ASN1Encodable tagged) throws IOException {
        var certification = ASN1Sequence.getInstance(ASN1TaggedObject.getInstance(tagged), false);
        return certification.getObjectAt(1).toASN1Primitive().getEncoded(ASN1Encoding.DER);
    }

    private static String agreement(ASN1Encodable controls) throws MalformedCertificationRequestException {
        var control =
                ASN1Sequence.getInstance(ASN1Sequence.getInstance(controls).getObjectAt(0));
        if (control.size() != PARTS_OF_A_CONTROL) {
            throw malformed();
        }
        var value = ASN1OctetString.getInstance(
                ASN1Set.getInstance(control.getObjectAt(2)).getObjectAt(0));
        var information = AGREEMENT.matcher(new String(value.getOctets(), StandardCharsets.UTF_8));
        if (!information.matches()) {
            throw malformed();
        }
        return information.group(1);
    }

    private static MalformedCertificationRequestException malformed() {
        return new MalformedCertificationRequestException("it is no PKIData of the form that is taken here");
    }

    /** The DER encoding: what is signed. */
    public byte[] encoded() {
        var tagged = new ASN1EncodableVector();
        for (int number = 1; number <= requests.size(); number++) {
            var certification = new DERSequence(
                    new ASN1Encodable[] {new ASN1Integer(number), ASN1Sequence.getInstance(requests.get(number - 1))});
            tagged.add(new DERTaggedObject(false, 0, certification));
        }
        var control = new DERSequence(new ASN1Encodable[] {
            new ASN1Integer(requests.size() + 1L),
            REGISTRATION_INFORMATION,
            new DERSet(new DEROctetString(information(agreement).getBytes(StandardCharsets.UTF_8)))
        });
        try {
            return new DERSequence(new ASN1Encodable[] {
                        new DERSequence(control), new DERSequence(tagged), new DERSequence(), new DERSequence()
                    })
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException("encoding into memory failed", e);
        }
    }

    private static String information(String agreement) {
        return "agreement?" + agreement + "%";
    }

    /** The version of the user agreement that is accepted. */
    public String agreement() {
        return agreement;
    }

    /** The certification requests in DER, in their order; copies. */
    public List<byte[]> requests() {
        return requests.stream().map(byte[]::clone).toList();
    }

    /** How many keys; the rest may name a person. */
    @Override
    public String toString() {
        return "RenewalRequest[" + requests.size() + " keys]";
    }
}
