package kz.kualik.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The reference: an nginx of our own with one worker that serves one file over connections that stay open. */
final class Nginx implements AutoCloseable {

    private static final int PROCESSOR = 0;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ChildProcess process;
    private final int port;

    private Nginx(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Serves everything in this folder. */
    static Nginx start(Path folder) {
        try {
            int port = freePort();
            Files.writeString(folder.resolve("nginx.conf"), configuration(folder, port));
            var process = ChildProcess.start(
                    "nginx",
                    PROCESSOR,
                    folder,
                    List.of(
                            "nginx",
                            "-p",
                            folder.toString(),
                            "-e",
                            folder.resolve("nginx-error.log").toString(),
                            "-c",
                            folder.resolve("nginx.conf").toString()));
            var nginx = new Nginx(process, port);
            nginx.awaitListening();
            return nginx;
        } catch (IOException e) {
            throw new FailedMeasurementException("nginx", e);
        }
    }

    private static String configuration(Path folder, int port) {
        return """
                daemon off;
                master_process off;
                worker_processes 1;
                pid %1$s/nginx.pid;
                events { worker_connections 256; }
                http {
                  access_log off;
                  sendfile on;
                  tcp_nopush on;
                  keepalive_requests 100000000;
                  open_file_cache max=16;
                  default_type application/ocsp-response;
                  client_body_temp_path %1$s/body;
                  proxy_temp_path %1$s/proxy;
                  fastcgi_temp_path %1$s/fastcgi;
                  uwsgi_temp_path %1$s/uwsgi;
                  scgi_temp_path %1$s/scgi;
                  server { listen 127.0.0.1:%2$d; root %1$s; }
                }
                """.formatted(folder, port);
    }

    String address(String file) {
        return "http://127.0.0.1:" + port + "/" + file;
    }

    private void awaitListening() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
        process.close();
        throw new FailedMeasurementException("nginx", "it does not listen, see nginx-error.log");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
