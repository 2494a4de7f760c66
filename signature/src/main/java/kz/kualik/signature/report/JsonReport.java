package kz.kualik.signature.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.json.JsonMapper;

/** Writes a report as one line of JSON. What is not known is left out; the five main fields are always there. */
final class JsonReport {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.ALWAYS))
            .withConfigOverride(SignerReport.class, override -> override.setInclude(nonEmpty()))
            .withConfigOverride(TimeStampReport.class, override -> override.setInclude(nonEmpty()))
            .build();

    private JsonReport() {}

    static String write(ReportContent content) {
        return MAPPER.writeValueAsString(content);
    }

    private static JsonInclude.Value nonEmpty() {
        return JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS);
    }
}
