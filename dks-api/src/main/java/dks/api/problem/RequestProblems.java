package dks.api.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers requests that cannot be carried out as they are: a mapper for each exception that says so. */
class RequestProblems {

    @ServerExceptionMapper
    Response invalid(InvalidInput e, UriInfo uri) {
        return Problem.answer(400, e.getMessage(), uri, e.errors()).build();
    }

    @ServerExceptionMapper
    Response missing(NoSuchThing e, UriInfo uri) {
        return Problem.answer(404, e.getMessage(), uri);
    }

    @ServerExceptionMapper
    Response notYours(NotYours e, UriInfo uri) {
        return Problem.answer(403, e.getMessage(), uri);
    }

    @ServerExceptionMapper
    Response conflict(Conflict e, UriInfo uri) {
        Problem problem =
                Problem.of(e.status(), e.getMessage(), uri.getRequestUri().getRawPath());
        return Response.status(e.status())
                .type(Problem.MEDIA_TYPE)
                .entity(e.body(problem))
                .build();
    }

    @ServerExceptionMapper
    Response preconditionFailed(PreconditionFailed e, UriInfo uri) {
        return Problem.answer(412, e.getMessage(), uri);
    }

    @ServerExceptionMapper
    Response deleted(Deleted e, UriInfo uri) {
        return Problem.answer(410, e.getMessage(), uri);
    }

    @ServerExceptionMapper
    Response tooManyRequests(TooManyRequests e, UriInfo uri) {
        return Problem.answer(429, e.getMessage(), uri, List.of())
                .header(HttpHeaders.RETRY_AFTER, e.seconds())
                .build();
    }

    @ServerExceptionMapper
    Response unknownProperty(UnrecognizedPropertyException e, UriInfo uri) {
        String name = shortened(e.getPropertyName());
        String sentence = "There is no property '" + name + "' here; leave it out.";
        return Problem.answer(400, sentence, uri, List.of(new FieldError(name, sentence)))
                .build();
    }

    @ServerExceptionMapper
    Response wrongShape(MismatchedInputException e, UriInfo uri) {
        List<String> fields = e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(name -> name != null)
                .toList();
        if (fields.isEmpty()) {
            return Problem.answer(400, "The request body must be one JSON object.", uri);
        }
        String sentence = "The value of '" + fields.get(0) + "' has the wrong type.";
        return Problem.answer(400, sentence, uri, List.of(new FieldError(fields.get(0), sentence)))
                .build();
    }

    @ServerExceptionMapper
    Response malformed(JacksonException e, UriInfo uri) {
        return Problem.answer(
                        400, sentence(e), uri, JsonLimits.fieldOver(e).stream().toList())
                .build();
    }

    private static String sentence(JacksonException e) {
        if (JsonLimits.areExceeded(e)) {
            return JsonLimits.SENTENCE;
        }
        JsonLocation place = e.getLocation();
        if (e.getCause() instanceof InputCoercionException) {
            return "A number in the request body is out of range.";
        }
        return place == null
                ? "The request body is not valid JSON."
                : "The request body is not valid JSON at line %d, column %d."
                        .formatted(place.getLineNr(), place.getColumnNr());
    }

    /** A property's name comes from the client and may be of any length. */
    private static String shortened(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }
}
