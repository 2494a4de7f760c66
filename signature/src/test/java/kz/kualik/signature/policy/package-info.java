/** Facts judged: each rule of the policy once where it bites and once where it does not. */
@NullMarked
package kz.kualik.signature.policy;

import org.jspecify.annotations.NullMarked;
