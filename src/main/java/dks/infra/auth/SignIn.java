package dks.infra.auth;

import dks.infra.stage.StageConfig;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cognito.AccountRecovery;
import software.amazon.awscdk.services.cognito.AutoVerifiedAttrs;
import software.amazon.awscdk.services.cognito.CfnUserPoolClient;
import software.amazon.awscdk.services.cognito.CfnUserPoolClient.TokenValidityUnitsProperty;
import software.amazon.awscdk.services.cognito.CognitoDomainOptions;
import software.amazon.awscdk.services.cognito.FeaturePlan;
import software.amazon.awscdk.services.cognito.Mfa;
import software.amazon.awscdk.services.cognito.MfaSecondFactor;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.StandardAttribute;
import software.amazon.awscdk.services.cognito.StandardAttributes;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolDomain;
import software.amazon.awscdk.services.cognito.UserPoolDomainOptions;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/**
 * A Cognito user pool whose people are invited, its hosted sign-in page, and one client for the UI: authorization code
 * flow, with a secret. Also holds the key by which the UI encrypts its session cookies.
 */
public final class SignIn extends Construct {
    /** Where the UI receives the authorization code. */
    public static final String CALLBACK_PATH = "/sign-in/callback";
    /** In {@link #keys}: the secret of the client. */
    public static final String CLIENT_SECRET = "clientSecret";
    /** In {@link #keys}: what encrypts the session cookies. */
    public static final String SESSION_KEY = "sessionKey";
    /** Where Cognito sends a person back to whose session it has ended. */
    public static final String SIGNED_OUT_PATH = "/signed-out";

    private final UserPool pool;
    private final UserPoolDomain domain;
    private final String signedOutUrl;
    private final CfnUserPoolClient client;
    private final Secret keys;

    public record Props(StageConfig stage, String publicBaseUrl) {}

    public SignIn(Construct scope, String id, Props props) {
        super(scope, id);
        pool = pool(props.stage());
        signedOutUrl = props.publicBaseUrl() + SIGNED_OUT_PATH;
        domain = pool.addDomain(
                "Domain",
                UserPoolDomainOptions.builder()
                        .cognitoDomain(CognitoDomainOptions.builder()
                                .domainPrefix("dks-" + props.stage().name() + "-" + stackUuid())
                                .build())
                        .build());
        client = client(props.publicBaseUrl());
        keys = keys(props.stage().retention().data());
    }

    /** The issuer of the tokens, as they name it. */
    public String issuer() {
        return pool.getUserPoolProviderUrl();
    }

    /** The client's id, which is the audience of the tokens. */
    public String clientId() {
        return client.getRef();
    }

    /** Where a person goes to end the session with Cognito, too; it sends them back to {@link #SIGNED_OUT_PATH}. */
    public String logoutUrl() {
        return domain.baseUrl() + "/logout?client_id=" + clientId() + "&logout_uri=" + parameter(signedOutUrl);
    }

    /** The secrets of the UI, as fields {@link #CLIENT_SECRET} and {@link #SESSION_KEY}. */
    public ISecret keys() {
        return keys;
    }

    private UserPool pool(StageConfig stage) {
        return UserPool.Builder.create(this, "Pool")
                .featurePlan(FeaturePlan.ESSENTIALS)
                .selfSignUpEnabled(false)
                .signInAliases(SignInAliases.builder().email(true).build())
                .signInCaseSensitive(false)
                .standardAttributes(StandardAttributes.builder()
                        .fullname(StandardAttribute.builder()
                                .required(false)
                                .mutable(true)
                                .build())
                        .build())
                .autoVerify(AutoVerifiedAttrs.builder().email(true).build())
                .accountRecovery(AccountRecovery.EMAIL_ONLY)
                .passwordPolicy(PasswordPolicy.builder()
                        .minLength(12)
                        .requireDigits(true)
                        .requireLowercase(true)
                        .requireUppercase(true)
                        .requireSymbols(true)
                        .tempPasswordValidity(Duration.days(3))
                        .build())
                .mfa(stage.operations().mfa() ? Mfa.REQUIRED : Mfa.OFF)
                .mfaSecondFactor(
                        stage.operations().mfa()
                                ? MfaSecondFactor.builder().otp(true).sms(false).build()
                                : null)
                .deletionProtection(stage.retention().protectedData())
                .removalPolicy(stage.retention().data())
                .build();
    }

    /**
     * One secret with two fields, because Secrets Manager charges for each secret. CloudFormation puts the client's secret
     * in, straight from the resource's attribute: UserPoolClient would fetch it with a Lambda function. When the client is
     * replaced, so is all that was generated beside its secret: the session key.
     */
    private Secret keys(RemovalPolicy removal) {
        return Secret.Builder.create(this, "Keys")
                .description("DKS: the UI's OpenID Connect client secret, and what encrypts its session cookies")
                .generateSecretString(SecretStringGenerator.builder()
                        .secretStringTemplate(
                                Stack.of(this).toJsonString(Map.of(CLIENT_SECRET, client.getAttrClientSecret())))
                        .generateStringKey(SESSION_KEY)
                        .passwordLength(64)
                        .excludePunctuation(true)
                        .build())
                .removalPolicy(removal)
                .build();
    }

    /**
     * The ID token is what a copied session cookie is good for after its owner signed out, because nobody asks Cognito
     * whether it was revoked: hence the shortest life there is, 5 minutes. The UI renews it with the refresh token, which
     * signing out revokes and which lasts a working day. The limits of each are at
     * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cognito-userpoolclient-tokenvalidityunits.html
     */
    private CfnUserPoolClient client(String publicBaseUrl) {
        return CfnUserPoolClient.Builder.create(this, "Client")
                .userPoolId(pool.getUserPoolId())
                .generateSecret(true)
                .allowedOAuthFlowsUserPoolClient(true)
                .allowedOAuthFlows(List.of("code"))
                .allowedOAuthScopes(List.of("openid", "email", "profile"))
                .callbackUrLs(List.of(publicBaseUrl + CALLBACK_PATH))
                .logoutUrLs(List.of(signedOutUrl))
                .supportedIdentityProviders(List.of("COGNITO"))
                .explicitAuthFlows(List.of("ALLOW_REFRESH_TOKEN_AUTH"))
                .preventUserExistenceErrors("ENABLED")
                .enableTokenRevocation(true)
                .idTokenValidity(5)
                .accessTokenValidity(5)
                .refreshTokenValidity(12)
                .tokenValidityUnits(TokenValidityUnitsProperty.builder()
                        .idToken("minutes")
                        .accessToken("minutes")
                        .refreshToken("hours")
                        .build())
                .build();
    }

    /**
     * A URL of this stage as a parameter of another. Where only CloudFormation knows its host, that is a token, which
     * an encoder would break; a host consists of letters, digits, dots and hyphens, and these need no encoding.
     */
    private static String parameter(String url) {
        return url.replace(":", "%3A").replace("/", "%2F");
    }

    /**
     * The last part of the stack's own id. A domain's prefix must be free in the whole Region, and this one is, without
     * telling anybody the account's number.
     */
    private static String stackUuid() {
        return Fn.select(2, Fn.split("/", Aws.STACK_ID));
    }
}
