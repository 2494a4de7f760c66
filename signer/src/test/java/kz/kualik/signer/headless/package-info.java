/** Tests of the policy that answers where nobody is asked. */
@NullMarked
package kz.kualik.signer.headless;

import org.jspecify.annotations.NullMarked;
