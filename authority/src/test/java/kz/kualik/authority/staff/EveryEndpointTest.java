package kz.kualik.authority.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.authority.testing.TestCredentials;
import kz.kualik.authority.web.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Walks all methods of the HTTP API: each says who may call it, and the guard lets nobody else through. */
class EveryEndpointTest {

    private static final X509Certificate CERTIFICATE =
            new TestCredentials().client(Duration.ofDays(1)).certificate();

    static Stream<Endpoints.Endpoint> endpoints() {
        return Endpoints.all().stream();
    }

    @Test
    void theWalkFindsTheApi() {
        assertThat(Endpoints.all())
                .map(Endpoints.Endpoint::toString)
                .contains("POST /api/v1/applications", "POST /api/v1/revocations", "GET /api/v1/centres");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void everyMethodDeclaresARightOrThatItIsOpenAndNotBoth(Endpoints.Endpoint endpoint) {
        assertThat(endpoint.right().isPresent())
                .isNotEqualTo(endpoint.openBecause().isPresent());
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void aStrangerComesThroughExactlyWhereItIsOpen(Endpoints.Endpoint endpoint) throws Exception {
        var guard = guard(Optional.empty());
        if (endpoint.openBecause().isPresent()) {
            assertThat(call(guard, endpoint, new MockHttpServletRequest())).isTrue();
        } else {
            assertThatExceptionOfType(OperatorCertificateRequiredException.class)
                    .isThrownBy(() -> call(guard, endpoint, new MockHttpServletRequest()));
            assertThatExceptionOfType(OperatorUnknownException.class)
                    .isThrownBy(() -> call(guard, endpoint, certified()));
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void eachRoleComesThroughExactlyWhereItHasTheRight(Endpoints.Endpoint endpoint) throws Exception {
        for (var role : Role.values()) {
            var guard = guard(Optional.of(caller(role)));
            if (endpoint.right().isEmpty() || endpoint.right().get().isHeldBy(role)) {
                assertThat(call(guard, endpoint, certified())).as("%s", role).isTrue();
            } else {
                assertThatExceptionOfType(RightRequiredException.class)
                        .as("%s", role)
                        .isThrownBy(() -> call(guard, endpoint, certified()));
            }
        }
    }

    @Test
    void aMethodThatDeclaresNothingIsClosedToEverybody() throws Exception {
        var silent = new Endpoints.Endpoint(
                EveryEndpointTest.class, EveryEndpointTest.class.getDeclaredMethod("silent"), "GET", "/silent");
        assertThatExceptionOfType(RightNotDeclaredException.class)
                .isThrownBy(() -> call(guard(Optional.of(caller(Role.OFFICER))), silent, certified()));
    }

    /** Stands for a method whose author forgot the declaration. */
    @SuppressWarnings("UnusedMethod")
    void silent() {}

    private static boolean call(RightsGuard guard, Endpoints.Endpoint endpoint, MockHttpServletRequest request)
            throws Exception {
        return guard.preHandle(request, new MockHttpServletResponse(), endpoint.handler());
    }

    private static MockHttpServletRequest certified() {
        var request = new MockHttpServletRequest();
        request.setAttribute("jakarta.servlet.request.X509Certificate", new X509Certificate[] {CERTIFICATE});
        return request;
    }

    static StaffCaller caller(Role role) {
        return new StaffCaller(
                new StaffId(UUID.randomUUID()),
                role,
                role.isPerson() ? Optional.of(new PersonId(UUID.randomUUID())) : Optional.empty(),
                role.isOfCentre() ? Optional.of(new CentreCode("7501")) : Optional.empty());
    }

    private static RightsGuard guard(Optional<StaffCaller> caller) {
        return new RightsGuard(new Reception(new OneCaller(caller), certificate -> false, Clock.systemUTC()));
    }

    private record OneCaller(Optional<StaffCaller> caller) implements StaffRegister {

        @Override
        public List<Centre> centres() {
            return List.of();
        }

        @Override
        public Optional<Centre> centre(CentreCode code) {
            return Optional.empty();
        }

        @Override
        public List<StaffMember> members() {
            return List.of();
        }

        @Override
        public void bindCertificate(StaffId member, X509Certificate certificate) {
            throw new AssertionError("nothing is bound here");
        }

        @Override
        public List<StaffPost> postsWithoutCertificate() {
            return List.of();
        }

        @Override
        public boolean isKnown(X509Certificate certificate) {
            return caller.isPresent();
        }

        @Override
        public Optional<StaffCaller> callerWith(X509Certificate certificate) {
            return caller;
        }
    }
}
