/** Where people's keys lie (files, tokens), how they are opened, and which of them fits a request. */
@NullMarked
package kz.kualik.signer.key;

import org.jspecify.annotations.NullMarked;
