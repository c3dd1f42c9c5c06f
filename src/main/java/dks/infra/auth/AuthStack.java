package dks.infra.auth;

import dks.infra.stage.StageConfig;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** Sign-in with Amazon Cognito. After Edge, because Cognito redirects to the public URL and to no other. */
public final class AuthStack extends Stack {
    private final SignIn signIn;

    public AuthStack(Construct scope, String id, StageConfig stage, String publicBaseUrl) {
        super(
                scope,
                id,
                StackProps.builder()
                        .description("DKS " + stage.name() + ": Cognito user pool, domain and client")
                        .terminationProtection(stage.retention().protectedData())
                        .build());
        signIn = new SignIn(this, "SignIn", new SignIn.Props(stage, publicBaseUrl));
    }

    /** What the services need to know to let people in. */
    public SignIn signIn() {
        return signIn;
    }
}
