package kz.kualik.authority.applications;

import java.util.List;
import java.util.UUID;
import kz.kualik.crypto.KeyAlgorithm;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The certificate requests of applications; a public key stands in it once. */
@Repository
class RequestTable {

    private final JdbcClient jdbc;

    RequestTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Stores the requests in their order.
     *
     * @throws KeyAlreadyUsedException if one of the keys has been applied for before
     */
    void insert(UUID application, List<KeyRequest> requests) throws KeyAlreadyUsedException {
        int position = 0;
        for (var request : requests) {
            position++;
            try {
                jdbc.sql("""
                        insert into application_request (application_id, position, key_algorithm, key_hash, der)
                        values (:application, :position, :algorithm, :keyHash, :der)
                        """)
                        .param("application", application)
                        .param("position", position)
                        .param("algorithm", request.algorithm().name())
                        .param("keyHash", request.keyHash())
                        .param("der", request.request().encoded())
                        .update();
            } catch (DuplicateKeyException e) {
                throw new KeyAlreadyUsedException(position);
            }
        }
    }

    List<byte[]> ders(UUID application) {
        return jdbc.sql("select der from application_request where application_id = :application order by position")
                .param("application", application)
                .query(byte[].class)
                .list();
    }

    KeyAlgorithm algorithm(UUID application) {
        return jdbc.sql(
                        "select key_algorithm from application_request where application_id = :application and position = 1")
                .param("application", application)
                .query((row, index) -> KeyAlgorithm.valueOf(row.getString(1)))
                .single();
    }
}
