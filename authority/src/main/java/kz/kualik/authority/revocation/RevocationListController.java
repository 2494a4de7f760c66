package kz.kualik.authority.revocation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.kualik.authority.keys.AuthorityKeys;
import kz.kualik.authority.keys.IssuingAuthority;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.revocation.lists.ListPublisher;
import kz.kualik.authority.revocation.lists.StoredList;
import kz.kualik.authority.staff.StaffCaller;
import kz.kualik.authority.web.GoesOnWithoutRoom;
import kz.kualik.authority.web.OpenToAll;
import kz.kualik.authority.web.Requires;
import kz.kualik.authority.web.Right;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which revocation lists stand, and new ones on demand. The lists themselves are fetched from the responder. */
@RestController
@GoesOnWithoutRoom
@RequestMapping("/api/v1/revocation-lists")
class RevocationListController {

    private final ListPublisher lists;
    private final AuthorityKeys keys;

    RevocationListController(ListPublisher lists, AuthorityKeys keys) {
        this.lists = lists;
        this.keys = keys;
    }

    @OpenToAll("the lists are public, and so is what they say of themselves")
    @GetMapping
    List<ListView> standing() {
        return lists.all().stream().map(ListView::of).toList();
    }

    /** Makes all lists of the issuer anew, at once. */
    @Requires(Right.MAKE_REVOCATION_LISTS)
    @PostMapping("/{issuer}")
    List<ListView> make(@PathVariable String issuer, StaffCaller officer) throws ProblemException {
        var id = keys.issuers().stream()
                .map(IssuingAuthority::id)
                .filter(known -> known.value().equals(issuer))
                .findFirst()
                .orElseThrow(() -> new UnknownIssuerException(issuer));
        return lists.makeAll(id, officer.actor()).stream().map(ListView::of).toList();
    }

    /**
     * A list.
     *
     * @param name under which the responder serves it, without the ending {@code .crl}
     * @param number its CRLNumber
     * @param base for a delta list the number of the oldest full list that it amends
     * @param octets its size
     */
    record ListView(
            String name,
            long number,
            Optional<Long> base,
            Instant thisUpdate,
            Instant nextUpdate,
            int entries,
            long octets,
            String sha256) {

        static ListView of(StoredList list) {
            return new ListView(
                    list.name(),
                    list.number(),
                    list.base(),
                    list.thisUpdate(),
                    list.nextUpdate(),
                    list.entries(),
                    list.size(),
                    list.sha256());
        }
    }
}
