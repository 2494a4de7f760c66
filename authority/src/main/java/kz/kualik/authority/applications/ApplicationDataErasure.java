package kz.kualik.authority.applications;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import kz.kualik.authority.audit.AuditedObject;
import kz.kualik.authority.audit.ErasableData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What applicants typed and operators wrote: erased when the application came to its end long enough ago. */
@Component
class ApplicationDataErasure implements ErasableData {

    private final JdbcClient jdbc;

    ApplicationDataErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "applications";
    }

    @Override
    public int eraseOlderThan(Instant instant, int portion) {
        return jdbc.sql("""
                delete from application_personal_data
                 where application_id in (
                       select d.application_id
                         from application_personal_data d
                         join application a on a.id = d.application_id
                        where a.state in ('ISSUED', 'INSTALLED', 'REFUSED', 'EXPIRED', 'WITHDRAWN')
                          and not exists (select
                                            from application_station s
                                           where s.application_id = a.id
                                             and s.reached_at >= :instant)
                        limit :portion)
                """)
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .param("portion", portion)
                .update();
    }

    @Override
    public int erase(AuditedObject object) {
        if (!object.kind().equals("application")) {
            return 0;
        }
        return jdbc.sql("delete from application_personal_data where application_id = :id")
                .param("id", UUID.fromString(object.id()))
                .update();
    }
}
