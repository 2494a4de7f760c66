/**
 * Measurements. Each prints its figure beside a reference that is measured in the same run on the same machine, because
 * only the ratio of the two survives a noisy neighbour.
 */
@NullMarked
package kz.kualik.bench;

import org.jspecify.annotations.NullMarked;
