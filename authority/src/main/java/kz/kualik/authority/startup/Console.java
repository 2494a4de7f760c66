package kz.kualik.authority.startup;

import org.springframework.stereotype.Component;

/** The screen of the person who started the authority; the log goes elsewhere in production. */
@Component
class Console {

    void say(String text) {
        System.out.println(text);
        System.out.flush();
    }

    /** Says in one line what went wrong. */
    void complain(String sentence) {
        System.err.println("kualik: " + sentence);
    }
}
