package kz.kualik.responder.files;

import java.util.List;
import java.util.Optional;

/** Where the current revocation lists come from. May take time; it is never asked on a network thread. */
public interface CrlSource {

    /** The names of all lists, without the ending {@code .crl}. */
    List<String> names();

    /** The current list of this name, DER encoded. */
    Optional<PublishedFile> crl(String name);
}
