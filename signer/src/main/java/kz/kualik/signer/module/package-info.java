/** What pages can ask for: one class for each of NCALayer's modules that is served, and Kualik's own. */
@NullMarked
package kz.kualik.signer.module;

import org.jspecify.annotations.NullMarked;
