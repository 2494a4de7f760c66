package kz.kualik.authority.startup;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import kz.kualik.authority.KualikProperties;
import kz.kualik.authority.keys.AuthorityKeys;
import kz.kualik.authority.keys.ResponderEndpoint;
import kz.kualik.authority.staff.StaffMember;
import kz.kualik.authority.staff.StaffRegister;
import kz.kualik.responder.keys.ResponderKeys;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells once everything is up, and takes {@code endpoints.json} away when it goes down. */
@Component
class Announcement {

    static final String FILE = "endpoints.json";

    private final KualikProperties properties;
    private final AuthorityKeys keys;
    private final ResponderEndpoint responder;
    private final ResponderKeys services;
    private final StaffRegister staff;
    private final Console console;

    Announcement(
            KualikProperties properties,
            AuthorityKeys keys,
            ResponderEndpoint responder,
            ResponderKeys services,
            StaffRegister staff,
            Console console) {
        this.properties = properties;
        this.keys = keys;
        this.responder = responder;
        this.services = services;
        this.staff = staff;
        this.console = console;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) throws IOException {
        var context = (WebServerApplicationContext) event.getApplicationContext();
        var server = context.getWebServer();
        var endpoints = endpoints(server == null ? properties.http().port() : server.getPort());
        var json = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(endpoints.toMap());
        var unfinished = file().resolveSibling(FILE + ".unfinished");
        Files.write(unfinished, json);
        Files.move(unfinished, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        console.say(endpoints.announcement());
    }

    @EventListener(ContextClosedEvent.class)
    void closed() throws IOException {
        Files.deleteIfExists(file());
    }

    private Path file() {
        return properties.dataDirectory().resolve(FILE);
    }

    private Endpoints endpoints(int port) {
        var folder = properties.dataDirectory().resolve("keys");
        var certificates = folder.resolve("certificates");
        return new Endpoints(
                URI.create("https://" + properties.http().host() + ":" + port),
                responder.addresses().responder(),
                certificates.resolve("root-ecdsa.cer"),
                certificates,
                folder.resolve("operators"),
                staff.members().stream()
                        .filter(StaffMember::hasCertificate)
                        .map(member -> member.centre().value())
                        .findFirst()
                        .orElse(""),
                policies());
    }

    /** The services stand in the order of the issuers. */
    private Map<String, String> policies() {
        var policies = new LinkedHashMap<String, String>();
        var issuers = keys.issuers().iterator();
        for (var signer : services.timeStampSigners()) {
            if (issuers.hasNext()) {
                policies.put(issuers.next().id().value(), signer.policy().getId());
            }
        }
        return policies;
    }
}
