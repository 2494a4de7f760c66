package kz.kualik.acceptance.crash;

import java.util.Optional;
import kz.kualik.acceptance.client.ApiClient;
import kz.kualik.acceptance.client.AuthorityProcess;
import kz.kualik.acceptance.client.ClientTls;

/** Who speaks to a running authority. */
final class Clients {

    private Clients() {}

    static ApiClient citizen(AuthorityProcess authority) {
        return new ApiClient(authority.api(), ClientTls.context(authority.file("tlsAnchor"), Optional.empty()));
    }

    static ApiClient operator(AuthorityProcess authority) {
        var operators = authority.file("operators");
        return new ApiClient(
                authority.api(),
                ClientTls.context(
                        authority.file("tlsAnchor"),
                        Optional.of(new ClientTls.ClientKey(
                                operators.resolve("operator-1.p12"), operators.resolve("password")))));
    }
}
