package dks.api.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;

/** An OpenID Connect provider in this process, whose tokens are real and can be made wrong. */
public class IdentityProvider implements QuarkusTestResourceLifecycleManager {

    static final String CLIENT = "dks-client";

    private MockOAuth2Server server;

    @Override
    public Map<String, String> start() {
        server = new MockOAuth2Server();
        server.start();
        return Map.of(
                "DKS_SIGN_IN", "oidc", "OIDC_ISSUER", server.issuerUrl("dks").toString(), "OIDC_CLIENT_ID", CLIENT);
    }

    /** Makes tokens of the started provider. */
    public Tokens tokens() {
        return new Tokens(server);
    }

    @Override
    public void stop() {
        if (server != null) {
            server.shutdown();
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(tokens(), field -> field.getType().getName().equals(Tokens.class.getName()));
    }

    /** Makes tokens, good and bad. */
    public static final class Tokens {

        private final MockOAuth2Server server;

        Tokens(MockOAuth2Server server) {
            this.server = server;
        }

        /** A good token of this person. */
        public String of(String subject, Map<String, Object> claims) {
            return issued("dks", subject, CLIENT, claims, 3600);
        }

        /** A good token of somebody called Grace Hopper. */
        public String good() {
            return of("sub-1", Map.of("name", "Grace Hopper"));
        }

        String expired() {
            return issued("dks", "sub-1", CLIENT, Map.of("name", "Grace Hopper"), -600);
        }

        String forAnotherClient() {
            return issued("dks", "sub-1", "another-client", Map.of("name", "Grace Hopper"), 3600);
        }

        /** Signed with the right key, and with everything but a subject. */
        String withoutSubject() {
            return server.anyToken(
                            server.issuerUrl("dks"),
                            Map.of("aud", CLIENT, "name", "Grace Hopper"),
                            java.time.Duration.ofHours(1))
                    .serialize();
        }

        String withoutAudience() {
            return server.anyToken(
                            server.issuerUrl("dks"),
                            Map.of("sub", "sub-1", "name", "Grace Hopper"),
                            java.time.Duration.ofHours(1))
                    .serialize();
        }

        /** Signed with the right key, so that nothing but the issuer's name is wrong. */
        String ofAnotherIssuer() {
            return issued(
                    "dks",
                    "sub-1",
                    CLIENT,
                    Map.of("name", "Grace Hopper", "iss", "https://elsewhere.example.org"),
                    3600);
        }

        String unsigned() {
            return new PlainJWT(claims()).serialize();
        }

        String forged() throws NoSuchAlgorithmException, JOSEException, ParseException {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2048);
            SignedJWT token = new SignedJWT(header(), claims());
            token.sign(new RSASSASigner(keys.generateKeyPair().getPrivate()));
            return token.serialize();
        }

        /** Signed with HMAC under the public key, which a careless verifier takes for the shared secret. */
        String confused() throws Exception {
            byte[] publicKey = new java.net.URI(server.jwksUrl("dks").toString())
                    .toURL()
                    .openStream()
                    .readAllBytes();
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(header().getKeyID())
                            .build(),
                    claims());
            token.sign(new MACSigner(java.util.Arrays.copyOf(publicKey, Math.max(32, publicKey.length))));
            return token.serialize();
        }

        /** A good signature over other claims. */
        String altered() {
            String[] good = good().split("\\.");
            return good[0] + "." + claims().toPayload().toBase64URL() + "." + good[2];
        }

        private JWSHeader header() throws ParseException {
            return (JWSHeader) com.nimbusds.jwt.JWTParser.parse(good()).getHeader();
        }

        private JWTClaimsSet claims() {
            return new JWTClaimsSet.Builder()
                    .issuer(server.issuerUrl("dks").toString())
                    .audience(CLIENT)
                    .subject("mallory")
                    .claim("name", "Mallory")
                    .issueTime(new Date())
                    .expirationTime(Date.from(Instant.now().plusSeconds(3600)))
                    .build();
        }

        private String issued(
                String issuer, String subject, String audience, Map<String, Object> claims, long seconds) {
            return server.issueToken(
                            issuer,
                            CLIENT,
                            new no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback(
                                    issuer, subject, "JWT", List.of(audience), claims, seconds))
                    .serialize();
        }
    }
}
