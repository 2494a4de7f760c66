package kz.kualik.authority.applications;

import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.registry.RegisteredEntity;
import kz.kualik.authority.registry.RegisteredPerson;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.oid.SubjectType;
import org.springframework.beans.factory.BeanFactory;

/** Applications for tests of other rooms, taken as the room of applications takes them. */
public final class TestApplications {

    private TestApplications() {}

    /** The person's application with requests for these keys. */
    public static Application submit(
            BeanFactory rooms,
            SubjectType type,
            RegisteredPerson person,
            Optional<RegisteredEntity> entity,
            KeyAlgorithm algorithm,
            List<KeyPair> keys)
            throws ProblemException {
        return rooms.getBean(Submission.class)
                .submit(Applicants.form(type, person, person.document().number(), entity, requests(algorithm, keys)));
    }

    /** The stations of an application, in their order. */
    public static Stream<String> stations(BeanFactory rooms, Application application) {
        return rooms.getBean(ApplicationTable.class).stations(application.id()).stream()
                .map(station -> station.state().name());
    }

    /** A request (PKCS#10) for each of the keys. */
    public static List<byte[]> requests(KeyAlgorithm algorithm, List<KeyPair> keys) {
        return keys.stream().map(pair -> Applicants.request(algorithm, pair)).toList();
    }
}
