/**
 * The main job from end to end on a throw-away authority: people apply, an operator identifies them, certificates are
 * issued, used, checked and revoked. It goes through the public interfaces only, keeps every file, and lets programs that
 * we did not write judge each beside our own verifier.
 */
@NullMarked
package kz.kualik.acceptance.demo;

import org.jspecify.annotations.NullMarked;
