package kz.kualik.authority.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import kz.kualik.authority.guard.DiskWatch;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets nothing new begin while the disk is nearly full; looking and {@link GoesOnWithoutRoom revoking} go on. */
@Component
final class RoomOnDisk implements HandlerInterceptor {

    private static final Set<String> LOOKS = Set.of("GET", "HEAD", "OPTIONS");

    private final DiskWatch disk;

    RoomOnDisk(DiskWatch disk) {
        this.disk = disk;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!LOOKS.contains(request.getMethod())
                && handler instanceof HandlerMethod method
                && !method.hasMethodAnnotation(OnlyReads.class)
                && !method.getBeanType().isAnnotationPresent(GoesOnWithoutRoom.class)) {
            disk.requireRoom();
        }
        return true;
    }
}
