package dks.api.openapi;

import dks.api.problem.Problem;
import dks.api.signin.Visitor;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** What the OpenAPI document says once for all operations. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "DKS API",
                        version = "1",
                        description =
                                "The REST API of DevOps Knowledge Share. Every error is application/problem+json."),
        components =
                @Components(
                        responses = {
                            @APIResponse(
                                    name = "Invalid",
                                    description = "The request is malformed or breaks a limit.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "NotSignedIn",
                                    description = "Writing takes a bearer token, and one that is sent must be valid.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "NotYours",
                                    description = "The person signed in may not do this: it is somebody else's.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "NotFound",
                                    description = "There is no such thing.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "NotAcceptable",
                                    description = "The client does not accept application/json.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "TooLarge",
                                    description = "The request is larger than 256 KiB.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "WrongType",
                                    description = "The body is not application/json.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "KeyReused",
                                    description = "The idempotency key was used before with a different request.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "TooSlow",
                                    description = "The request's body took too long to arrive.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "TooManyWrites",
                                    description = "This person writes too fast: 60 writes at once, and one more each"
                                            + " second. Retry-After says when to try again.",
                                    headers =
                                            @Header(
                                                    name = "Retry-After",
                                                    description = "Seconds.",
                                                    schema = @Schema(type = SchemaType.INTEGER, minimum = "1")),
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "Failed",
                                    description = "An unexpected error; the log has the cause.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "NoDatabase",
                                    description = "The database cannot be reached; Retry-After says when to try again.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class)))
                        },
                        parameters =
                                @Parameter(
                                        name = Visitor.HEADER,
                                        in = ParameterIn.HEADER,
                                        description =
                                                "Where sign-in is off: a random name by which you are known again.",
                                        schema = @Schema(type = SchemaType.STRING, minLength = 16, maxLength = 64),
                                        example = "3f1c0a5e9b7d42468ace13579bdf0246"),
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = "signIn",
                                        type = SecuritySchemeType.HTTP,
                                        scheme = "bearer",
                                        bearerFormat = "JWT",
                                        description = "The ID token; needed only where sign-in is on.")))
public class Description extends Application {}
