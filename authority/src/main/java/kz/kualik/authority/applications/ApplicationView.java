package kz.kualik.authority.applications;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An application as the API shows it.
 *
 * @param number what people call it
 * @param state where it stands now
 * @param subjectType who is to hold the certificates
 * @param storage where the keys lie
 * @param centre where the applicant is to come
 * @param submittedAt when it was taken
 * @param deadline the last day on which a visit or a correction counts, in Kazakhstan
 * @param ground the legal ground of a refusal
 * @param comment what the operator wrote to a refusal or a return
 * @param possibleFrom for a refusal under sixteen: from when on one may apply
 * @param returnReasons for an application that was given back: why
 * @param stations the states that it has passed
 */
public record ApplicationView(
        String number,
        ApplicationState.Name state,
        String subjectType,
        String storage,
        String centre,
        Instant submittedAt,
        LocalDate deadline,
        Optional<RefusalGround> ground,
        Optional<String> comment,
        Optional<LocalDate> possibleFrom,
        List<ReturnReason> returnReasons,
        List<Station> stations) {}
