package kz.kualik.pki.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A profile file as the JSON schema describes it: what its certificates share, and then each certificate. */
record ProfileFile(
        int format,
        String name,
        int version,
        @Nullable String subjectType,
        List<String> subject,
        Validity validity,
        int policy,
        List<String> extensions,
        @Nullable String alternativeName,
        @Nullable Authority authority,
        List<Certified> certificates) {

    record Validity(String file, @Nullable String token) {}

    record Authority(@Nullable Integer pathLength, @Nullable Boolean selfSigned) {}

    record Certified(
            String name,
            String purpose,
            List<String> keys,
            List<String> keyUsage,
            @Nullable List<String> extendedKeyUsage,
            @Nullable Boolean extendedKeyUsageCritical) {}
}
