package kz.kualik.authority;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void roomsUseEachOthersApiOnlyAndInOneDirection() {
        ApplicationModules.of(KualikApplication.class).verify();
    }
}
