package kz.kualik.authority.node;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code node}: each name that was ever taken, with the secret of its last claim. */
@Component
final class NodeTable {

    private final JdbcClient jdbc;

    NodeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes a name that nobody had before; false if it is taken. */
    boolean take(NodeName name, String secret) {
        return jdbc.sql("""
                insert into node (name,  secret)
                values           (:name, :secret)
                on conflict (name) do nothing
                """).param("name", name.value()).param("secret", secret).update() == 1;
    }

    /** The secret of the last claim; empty text if nobody ever had the name. */
    String secret(NodeName name) {
        return jdbc.sql("""
                select coalesce(max(secret), '')
                  from node
                 where name = :name
                """).param("name", name.value()).query(String.class).single();
    }

    /** Goes on under the name; false if its secret is not the expected one any more. */
    boolean renew(NodeName name, String expected, String next) {
        return jdbc.sql("""
                update node
                   set secret = :next
                 where name = :name
                   and secret = :expected
                """)
                        .param("name", name.value())
                        .param("expected", expected)
                        .param("next", next)
                        .update()
                == 1;
    }
}
