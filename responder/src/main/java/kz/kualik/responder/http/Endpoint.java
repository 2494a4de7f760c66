package kz.kualik.responder.http;

/** What happens to requests below one path. Called on an event loop, so it must not wait. */
interface Endpoint {

    void handle(Call call);
}
