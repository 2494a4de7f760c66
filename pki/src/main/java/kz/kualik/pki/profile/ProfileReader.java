package kz.kualik.pki.profile;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads profile files: YAML, then the JSON schema, then the values. */
final class ProfileReader {

    private final Schema schema;
    private final YAMLMapper mapper;
    private final PolicyArc arc;

    ProfileReader(InputStream jsonSchema, PolicyArc arc) {
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(jsonSchema);
        this.mapper = YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        this.arc = arc;
    }

    /** The profiles in one file. */
    List<CertificateProfile> read(String fileName, String yaml) throws InvalidProfileException {
        if (yaml.chars().anyMatch(letter -> Character.isSurrogate((char) letter))) {
            // The YAML library fails where its buffer ends between the halves of such a character.
            throw new InvalidProfileException(fileName, List.of("holds a character beyond U+FFFF"));
        }
        try {
            var file = mapper.readTree(yaml);
            var defects = schema.validate(file);
            if (!defects.isEmpty()) {
                throw new InvalidProfileException(
                        fileName, defects.stream().map(ProfileReader::describe).toList());
            }
            return new ProfileMapping(fileName, arc).map(mapper.treeToValue(file, ProfileFile.class));
        } catch (JacksonException | SchemaException e) {
            throw new InvalidProfileException(fileName, e);
        }
    }

    private static String describe(Error defect) {
        return defect.getInstanceLocation() + " " + defect.getMessage();
    }
}
