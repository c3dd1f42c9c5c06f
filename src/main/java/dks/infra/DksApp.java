package dks.infra;

import dks.infra.stage.InvalidSettingException;
import dks.infra.stage.Settings;
import java.util.Map;
import software.amazon.awscdk.App;

/** The CDK app: one {@link DksStage} for every stage that the settings ask for. */
public final class DksApp {
    private DksApp() {}

    public static void main(String[] args) {
        var app = new App();
        try {
            addStages(app);
        } catch (InvalidSettingException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        app.synth();
    }

    /**
     * Adds the stages that the app's context asks for.
     *
     * @throws InvalidSettingException for a setting that cannot be used
     */
    static void addStages(App app) {
        @SuppressWarnings("unchecked") // context is a JSON object
        var context = (Map<String, ?>) app.getNode().getAllContext();
        new Settings(context).stages().forEach(stage -> new DksStage(app, stage));
    }
}
