package kz.kualik.authority.revocation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.kualik.authority.keys.AuthorityKeys;
import kz.kualik.authority.revocation.lists.ListPublisher;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.crl.CertificateRevocationList;
import kz.kualik.pki.crl.MalformedCrlException;
import kz.kualik.responder.files.CaCertificateSource;
import kz.kualik.responder.files.CrlSource;
import kz.kualik.responder.files.PublishedFile;
import org.springframework.stereotype.Component;

/** What the responder hands out as files: authorities' certificates, roots' lists and the newest lists of the issuers. */
@Component
final class PublishedFiles implements CrlSource, CaCertificateSource {

    private final ListPublisher lists;
    private final Map<String, PublishedFile> rootLists;
    private final Map<String, PublishedFile> certificates;

    PublishedFiles(AuthorityKeys keys, ListPublisher lists) {
        this.lists = lists;
        this.rootLists = keys.rootRevocationLists().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> rootList(entry.getValue())));
        this.certificates = keys.authorityCertificates().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> certificate(entry.getValue())));
    }

    @Override
    public List<String> names() {
        var names = new ArrayList<>(rootLists.keySet());
        names.addAll(lists.names());
        return names;
    }

    @Override
    public Optional<PublishedFile> crl(String name) {
        return Optional.ofNullable(rootLists.get(name)).or(() -> lists.file(name));
    }

    @Override
    public Optional<PublishedFile> certificate(String name) {
        return Optional.ofNullable(certificates.get(name));
    }

    private static PublishedFile rootList(byte[] der) {
        try {
            var list = CertificateRevocationList.parse(der);
            return list.nextUpdate()
                    .map(until -> PublishedFile.expiring(der, list.thisUpdate(), until))
                    .orElseGet(() -> PublishedFile.lasting(der, list.thisUpdate()));
        } catch (MalformedCrlException e) {
            throw new UnusableRootListException(e);
        }
    }

    private static PublishedFile certificate(Certificate certificate) {
        Instant since = certificate.notBefore();
        return PublishedFile.lasting(certificate.encoded(), since);
    }
}
