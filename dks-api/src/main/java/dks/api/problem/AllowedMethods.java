package dks.api.problem;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Says which methods an address takes, in answer to OPTIONS and with every 405 (RFC 9110, 15.5.6). Quarkus leaves Allow out
 * of its 405, and its answer to OPTIONS names the methods of all addresses of a class.
 */
@Singleton
class AllowedMethods {

    private final List<Address> addresses;

    /** An address with the methods that it takes. */
    private record Address(Pattern path, Set<String> methods) {}

    AllowedMethods(BeanManager beans) {
        Map<String, Set<String>> methods = new TreeMap<>();
        beans.getBeans(Object.class, Any.Literal.INSTANCE).forEach(bean -> collect(bean.getBeanClass(), methods));
        addresses = methods.entrySet().stream()
                .map(entry -> new Address(Pattern.compile(entry.getKey()), entry.getValue()))
                .toList();
    }

    @ServerRequestFilter(preMatching = true)
    Response check(ContainerRequestContext request) {
        // Quarkus takes an address with a slash at its end for the one without.
        String path = request.getUriInfo().getPath().replaceFirst("(?<=.)/$", "");
        Set<String> methods = addresses.stream()
                .filter(address -> address.path().matcher(path).matches())
                .findAny()
                .map(Address::methods)
                .orElseGet(Set::of);
        boolean asks = request.getMethod().equals(HttpMethod.OPTIONS);
        if (methods.isEmpty() && asks) {
            throw new NotFoundException();
        }
        if (methods.isEmpty() || methods.contains(request.getMethod())) {
            return null;
        }
        if (asks) {
            return allow(Response.Status.NO_CONTENT, methods);
        }
        throw new NotAllowedException(allow(Response.Status.METHOD_NOT_ALLOWED, methods));
    }

    private static Response allow(Response.Status status, Set<String> methods) {
        return Response.status(status)
                .header(HttpHeaders.ALLOW, String.join(", ", methods) + ", OPTIONS")
                .build();
    }

    private static void collect(Class<?> resource, Map<String, Set<String>> methods) {
        if (!resource.isAnnotationPresent(Path.class)) {
            return;
        }
        Stream.of(resource.getDeclaredMethods())
                .forEach(operation -> Stream.of(operation.getAnnotations())
                        .map(Annotation::annotationType)
                        .map(type -> type.getAnnotation(HttpMethod.class))
                        .filter(method -> method != null)
                        .forEach(method -> add(methods, path(resource) + path(operation), method.value())));
    }

    private static void add(Map<String, Set<String>> methods, String path, String method) {
        Set<String> known = methods.computeIfAbsent(path, added -> new TreeSet<>());
        known.add(method);
        if (method.equals(HttpMethod.GET)) {
            known.add(HttpMethod.HEAD);
        }
    }

    /** The path as a regular expression, which the parameters of ours are already. */
    private static String path(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        return path == null ? "" : "/" + path.value().replaceFirst("^/", "").replaceFirst("\\{\\w+:(.+)}", "$1");
    }
}
