/**
 * The ZIP container of the NUC: files, a manifest with their digests, and a detached CMS signature over the manifest. Made
 * and checked, with a ZIP reader that refuses everything on which two readers could disagree.
 */
@NullMarked
package kz.kualik.signature.zip;

import org.jspecify.annotations.NullMarked;
