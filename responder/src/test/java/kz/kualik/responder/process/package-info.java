@NullMarked
package kz.kualik.responder.process;

import org.jspecify.annotations.NullMarked;
