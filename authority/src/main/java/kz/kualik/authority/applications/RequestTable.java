package kz.kualik.authority.applications;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import kz.kualik.crypto.KeyAlgorithm;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The certificate requests of applications, and the keys that were ever applied for: each of them once. */
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
    void insert(UUID application, List<KeyRequest> requests, Instant now) throws KeyAlreadyUsedException {
        int position = 0;
        for (var request : requests) {
            position++;
            enterKey(application, request, position, now);
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
        }
    }

    /**
     * Puts other requests in the place of the former ones, whose keys stay used.
     *
     * @throws KeyAlreadyUsedException if one of the keys has been applied for before, be it here
     */
    void replace(UUID application, List<KeyRequest> requests, Instant now) throws KeyAlreadyUsedException {
        jdbc.sql("delete from application_request where application_id = :application")
                .param("application", application)
                .update();
        insert(application, requests, now);
    }

    private void enterKey(UUID application, KeyRequest request, int position, Instant now)
            throws KeyAlreadyUsedException {
        try {
            jdbc.sql("""
                    insert into application_key (key_hash, application_id, applied_at)
                    values (:keyHash, :application, :now)
                    """)
                    .param("keyHash", request.keyHash())
                    .param("application", application)
                    .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new KeyAlreadyUsedException(position);
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
