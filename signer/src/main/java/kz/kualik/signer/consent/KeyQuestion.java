package kz.kualik.signer.consent;

import java.util.List;
import java.util.Locale;
import kz.kualik.signer.key.KeyCriteria;
import kz.kualik.signer.key.StorageName;
import kz.kualik.signer.site.Caller;

/**
 * May this caller use one of your keys for this?
 *
 * @param caller who asks
 * @param purpose what for
 * @param documents what is signed; empty if nothing is
 * @param storages where keys may come from; empty for anywhere
 * @param criteria which keys will do
 * @param language in which the person is asked
 */
public record KeyQuestion(
        Caller caller,
        Purpose purpose,
        List<DocumentSummary> documents,
        List<StorageName> storages,
        KeyCriteria criteria,
        Locale language) {

    public KeyQuestion {
        documents = List.copyOf(documents);
        storages = List.copyOf(storages);
    }
}
