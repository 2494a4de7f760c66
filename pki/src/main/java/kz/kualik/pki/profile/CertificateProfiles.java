package kz.kualik.pki.profile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.oid.SubjectType;

/** All profiles of an authority, by name. */
public final class CertificateProfiles {

    private static final String FOLDER = "/profiles/";
    private static final String SCHEMA = "certificate-profile.schema.json";
    private static final List<String> BUILT_IN = List.of(
            "individual.yaml",
            "first-head.yaml",
            "right-to-sign.yaml",
            "right-to-sign-financial.yaml",
            "hr-employee.yaml",
            "employee.yaml",
            "information-system.yaml",
            "operator.yaml",
            "tls-server.yaml",
            "ocsp-responder.yaml",
            "tsa.yaml",
            "feed-signer.yaml",
            "audit-log.yaml",
            "issuing-ca.yaml",
            "root-ca.yaml");

    private final SequencedMap<ProfileName, CertificateProfile> profiles;

    private CertificateProfiles(SequencedMap<ProfileName, CertificateProfile> profiles) {
        this.profiles = Collections.unmodifiableSequencedMap(profiles);
    }

    /** The profiles that come with the software, with policies below the sandbox's arc. */
    public static CertificateProfiles builtIn() {
        return builtIn(PolicyArc.SANDBOX);
    }

    /** The profiles that come with the software, with policies below the given arc. */
    public static CertificateProfiles builtIn(PolicyArc arc) {
        try {
            var reader = reader(arc);
            var found = new ArrayList<CertificateProfile>();
            for (var file : BUILT_IN) {
                found.addAll(reader.read(file, resource(file)));
            }
            return of("built-in", found);
        } catch (InvalidProfileException | IOException e) {
            throw new BrokenProfileResourceException(FOLDER, e);
        }
    }

    /**
     * The profiles in the {@code .yaml} files of a folder.
     *
     * @throws InvalidProfileException if a file breaks the schema, makes no sense, or two profiles have one name
     * @throws IOException if the folder cannot be read
     */
    public static CertificateProfiles load(Path folder, PolicyArc arc) throws InvalidProfileException, IOException {
        var reader = reader(arc);
        var found = new ArrayList<CertificateProfile>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                found.addAll(reader.read(file.getFileName().toString(), Files.readString(file)));
            }
        }
        return of(folder.toString(), found);
    }

    /**
     * The profile of that name.
     *
     * @throws UnknownProfileException if there is none
     */
    public CertificateProfile get(ProfileName name) {
        var profile = profiles.get(name);
        if (profile == null) {
            throw new UnknownProfileException(name, profiles.keySet());
        }
        return profile;
    }

    /** All profiles, in the order of their files. */
    public Collection<CertificateProfile> all() {
        return profiles.values();
    }

    /**
     * The certificates that a holder of the type gets for keys of the algorithm: one where a single key serves for all,
     * two where signature and authentication have a key each, signature first.
     */
    public List<CertificateProfile> forHolder(SubjectType type, KeyAlgorithm key) {
        return profiles.values().stream()
                .filter(profile -> profile.subjectType().filter(type::equals).isPresent())
                .filter(profile -> profile.keys().contains(key))
                .toList();
    }

    private static CertificateProfiles of(String origin, List<CertificateProfile> found)
            throws InvalidProfileException {
        var byName = new LinkedHashMap<ProfileName, CertificateProfile>();
        for (var profile : found) {
            if (byName.putIfAbsent(profile.name(), profile) != null) {
                throw new InvalidProfileException(origin, List.of("two profiles are named " + profile.name()));
            }
        }
        return new CertificateProfiles(byName);
    }

    private static ProfileReader reader(PolicyArc arc) throws IOException {
        try (var schema = open(SCHEMA)) {
            return new ProfileReader(schema, arc);
        }
    }

    private static String resource(String file) throws IOException {
        try (var stream = open(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String file) {
        var stream = CertificateProfiles.class.getResourceAsStream(FOLDER + file);
        if (stream == null) {
            throw new BrokenProfileResourceException(FOLDER + file);
        }
        return stream;
    }
}
