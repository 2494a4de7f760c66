package kz.kualik.signature.cms;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.UnreadableDocumentException;

/**
 * The content against which the signatures of one document are checked: the one inside, the one given beside it, or both,
 * which then have to be the same.
 *
 * @param content the bytes, if there are any at hand
 * @param digests their digests by the algorithms of all signers
 * @param givenDiffers the document holds its content, and the given one is another
 */
record ExaminedContent(Optional<DocumentContent> content, Optional<ContentDigests> digests, boolean givenDiffers) {

    static ExaminedContent of(CmsDocument document, Optional<DocumentContent> given)
            throws UnreadableDocumentException {
        var algorithms = algorithms(document);
        var content = document.content().or(() -> given);
        try {
            if (content.isEmpty()) {
                return new ExaminedContent(Optional.empty(), Optional.empty(), false);
            }
            var digests = ContentDigests.of(content.get(), algorithms);
            var differs = document.content().isPresent()
                    && given.isPresent()
                    && !(given.get().size() == content.get().size()
                            && ContentDigests.of(given.get(), algorithms).sameAs(digests));
            return new ExaminedContent(content, Optional.of(digests), differs);
        } catch (IOException e) {
            throw new UnreadableDocumentException("the signed content cannot be read", e);
        }
    }

    private static Set<DigestAlgorithm> algorithms(CmsDocument document) {
        var algorithms = EnumSet.noneOf(DigestAlgorithm.class);
        for (var signer : document.signerInfos()) {
            DigestAlgorithm.of(signer.digestAlgorithm().getAlgorithm()).ifPresent(algorithms::add);
        }
        return algorithms;
    }
}
