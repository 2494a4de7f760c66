/**
 * Documents signed and checked. Here stand what all formats share: the content, the key to sign with, the source of
 * time-stamps; the formats, the facts about signatures and the policy that judges them have rooms of their own.
 */
@NullMarked
package kz.kualik.signature;

import org.jspecify.annotations.NullMarked;
