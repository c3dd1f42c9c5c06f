package dks.infra.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dks.infra.Json;
import dks.infra.Synthesized;
import dks.infra.Variants;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SignInTest {
    private final Json dev = Variants.ALL.json("dev", "Auth");
    private final Json prod = Variants.ALL.json("prod", "Auth");

    @Test
    void peopleAreInvitedAndDoNotSignThemselvesUp() {
        assertThat(pool(dev)
                        .path("AdminCreateUserConfig")
                        .path("AllowAdminCreateUserOnly")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void prodAsksForASecondFactorAndDevDoesNot() {
        assertThat(pool(prod).path("MfaConfiguration").asText()).isEqualTo("ON");
        assertThat(pool(prod).path("EnabledMfas")).extracting(JsonNode::asText).containsExactly("SOFTWARE_TOKEN_MFA");
        assertThat(pool(dev).path("MfaConfiguration").asText()).isEqualTo("OFF");
    }

    @Test
    void passwordsAreLong() {
        assertThat(pool(dev)
                        .path("Policies")
                        .path("PasswordPolicy")
                        .path("MinimumLength")
                        .asInt())
                .isEqualTo(12);
    }

    @Test
    void cognitoRedirectsToThePublicUrlByHttpsAndNowhereElse() {
        JsonNode callbacks = client(dev).path("CallbackURLs");
        assertThat(callbacks).hasSize(1);
        assertThat(callbacks.path(0).path("Fn::Join").path(1).path(0).asText()).isEqualTo("https://");
        assertThat(callbacks.path(0).path("Fn::Join").path(1).path(2).asText()).isEqualTo("/sign-in/callback");
    }

    @Test
    void whoHasSignedOutComesBackToThePublicUrlAndNowhereElse() {
        JsonNode urls = client(dev).path("LogoutURLs");
        assertThat(urls).hasSize(1);
        assertThat(urls.path(0).path("Fn::Join").path(1).path(0).asText()).isEqualTo("https://");
        assertThat(urls.path(0).path("Fn::Join").path(1).path(2).asText()).isEqualTo("/signed-out");
    }

    @Test
    void signingOutEndsTheSessionWithCognitoAndComesBackToAUrlThatItKnows() {
        Synthesized withDomain = Synthesized.with(
                "stage=prod",
                "domain=dks.example.com",
                "hostedZone=Z0123456789AB",
                "certificateArn=arn:aws:acm:us-east-1:111111111111:certificate/12345678-1234-1234-1234-123456789012");
        assertThat(logoutUrl(withDomain, "prod"))
                .isEqualTo("https://<Auth>.auth.us-east-1.amazoncognito.com/logout?client_id=<Auth>"
                        + "&logout_uri=https%3A%2F%2Fdks.example.com%2Fsigned-out");
        assertThat(client(withDomain.json("prod", "Auth")).path("LogoutURLs").toString())
                .isEqualTo("[\"https://dks.example.com/signed-out\"]");
    }

    @Test
    void aHostThatOnlyCloudFormationKnowsIsNotEncoded() {
        assertThat(logoutUrl(Variants.ALL, "dev"))
                .isEqualTo("https://<Auth>.auth.us-east-1.amazoncognito.com/logout?client_id=<Auth>"
                        + "&logout_uri=https%3A%2F%2F<Edge>%2Fsigned-out");
    }

    @Test
    void onlyTheCodeFlowIsAllowed() {
        assertThat(client(dev).path("AllowedOAuthFlows"))
                .extracting(JsonNode::asText)
                .containsExactly("code");
        assertThat(client(dev).path("ExplicitAuthFlows"))
                .extracting(JsonNode::asText)
                .containsExactly("ALLOW_REFRESH_TOKEN_AUTH");
    }

    @Test
    void aCopiedSessionLastsMinutesAfterItsOwnerSignedOut() {
        for (var stage : List.of(dev, prod)) {
            var client = client(stage);
            assertThat(client.path("EnableTokenRevocation").asBoolean()).isTrue();
            assertThat(client.path("IdTokenValidity").asInt()).isEqualTo(5);
            assertThat(client.path("TokenValidityUnits").path("IdToken").asText())
                    .isEqualTo("minutes");
            assertThat(client.path("RefreshTokenValidity").asInt()).isEqualTo(12);
            assertThat(client.path("TokenValidityUnits").path("RefreshToken").asText())
                    .isEqualTo("hours");
        }
    }

    @Test
    void theClientsSecretReachesTheSecretWithoutALambdaFunction() {
        assertThat(keys(dev).path("SecretStringTemplate").path("Fn::Join").path(1))
                .extracting(JsonNode::toString)
                .containsExactly(
                        "\"{\\\"clientSecret\\\":\\\"\"",
                        "{\"Fn::GetAtt\":[\"SignInClient8A96AC11\",\"ClientSecret\"]}",
                        "\"\\\"}\"");
        assertThat(dev.resources("AWS::Lambda::Function")).isEmpty();
    }

    @Test
    void theSessionKeyIsGeneratedBesideItAndLong() {
        assertThat(keys(dev).path("GenerateStringKey").asText()).isEqualTo("sessionKey");
        assertThat(keys(dev).path("PasswordLength").asInt()).isEqualTo(64);
        assertThat(keys(dev).path("ExcludePunctuation").asBoolean()).isTrue();
    }

    @Test
    void theUiReadsEachFieldOfTheSecretByItsName() {
        var read = new TreeMap<String, String>();
        Variants.ALL.json("dev", "Services").walk((path, node) -> {
            if (node.has("ValueFrom")) {
                read.put(
                        node.path("Name").asText(),
                        node.path("ValueFrom").path("Fn::Join").path(1).path(1).asText());
            }
        });
        assertThat(read)
                .containsEntry("OIDC_CLIENT_SECRET", ":clientSecret::")
                .containsEntry("SESSION_KEY", ":sessionKey::");
    }

    @Test
    void noSecretLeavesTheStackByAnOutput() {
        dev.node()
                .path("Outputs")
                .forEach(output -> assertThat(output.path("Value").toString()).doesNotContain("ClientSecret\"]"));
        assertThat(dev.node().path("Outputs").size()).isPositive();
    }

    @Test
    void theDomainIsFreeInEveryAccount() {
        assertThat(dev.only("AWS::Cognito::UserPoolDomain").path("Domain").toString())
                .contains("dks-dev-")
                .contains("AWS::StackId")
                .doesNotContain("AWS::AccountId");
    }

    @Test
    void prodKeepsItsPeople() {
        assertThat(prod.resources("AWS::Cognito::UserPool").values())
                .allSatisfy(
                        pool -> assertThat(pool.path("DeletionPolicy").asText()).isEqualTo("Retain"));
        assertThat(pool(prod).path("DeletionProtection").asText()).isEqualTo("ACTIVE");
        assertThat(pool(dev).path("DeletionProtection").asText()).isEqualTo("INACTIVE");
    }

    /** The UI's OIDC_LOGOUT_URL with the stacks' names in place of their outputs. */
    private static String logoutUrl(Synthesized app, String stage) {
        var url = new StringBuilder();
        app.json(stage, "Services").walk((path, node) -> {
            if (node.path("Name").asText().equals("OIDC_LOGOUT_URL")) {
                node.path("Value").path("Fn::Join").path(1).forEach(part -> {
                    String producer =
                            part.path("Fn::GetStackOutput").path("StackName").asText();
                    url.append(
                            part.isTextual() ? part.asText() : "<" + producer.replace("dks-" + stage + "-", "") + ">");
                });
            }
        });
        return url.toString();
    }

    private static JsonNode pool(Json auth) {
        return auth.only("AWS::Cognito::UserPool");
    }

    private static JsonNode keys(Json auth) {
        return auth.only("AWS::SecretsManager::Secret").path("GenerateSecretString");
    }

    private static JsonNode client(Json auth) {
        return auth.only("AWS::Cognito::UserPoolClient");
    }
}
