package dks.proof;

import dks.proof.deletion.DeletionProof;
import dks.proof.deletion.DeletionRule;
import dks.proof.finding.Finding;
import dks.template.Manifest;
import dks.template.Templates;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awscdk.IPolicyValidationPlugin;

/**
 * Fails a synthesis whose stacks could not be deleted again: a destroy would stop half-way, or wait for hours. Reads the
 * synthesized templates and their manifest, of this app or of any other:
 * {@code Validations.of(app).addPlugins(new DeletionPlugin())}.
 */
public final class DeletionPlugin extends ProofPlugin implements IPolicyValidationPlugin {
    public DeletionPlugin() {
        super("deletion", DeletionRule.values());
    }

    @Override
    List<Finding> findings(List<Path> templates) {
        return DeletionProof.check(Templates.read(templates), Manifest.beside(templates));
    }
}
