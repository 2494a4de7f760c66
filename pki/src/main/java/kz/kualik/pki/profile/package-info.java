/**
 * Certificate profiles: what a certificate of each kind must hold, as data. The built-in ones are YAML files beside this
 * package's resources, checked against a JSON schema and versioned; composing, linting and re-checking a certificate all
 * read the same profile.
 */
@NullMarked
package kz.kualik.pki.profile;

import org.jspecify.annotations.NullMarked;
