package kz.kualik.authority.revocation.lists;

import static org.assertj.core.api.Assertions.assertThat;

import kz.kualik.authority.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the job that ends divisions asks is found without reading every certificate. */
class CertificatesByTimeTest {

    @Test
    void everyYearOfCertificatesHasAnIndexOfItsTimes() {
        var jdbc = JdbcClient.create(TestDatabase.create().dataSource());
        assertThat(jdbc.sql("""
                        select p.inhrelid::regclass::text
                          from pg_inherits p
                         where p.inhparent = 'certificate'::regclass
                           and not exists (select
                                             from pg_index  i
                                             join pg_class  c on c.oid = i.indexrelid
                                             join pg_am     m on m.oid = c.relam
                                            where i.indrelid = p.inhrelid
                                              and i.indisvalid
                                              and m.amname = 'brin'
                                              and pg_get_indexdef(c.oid) like '%(issued_at, not_after)')
                        """).query(String.class).list()).isEmpty();
    }
}
