package dks.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path temporary;

    @Test
    void nobodyButTheOwnerLooksIntoTheFolder() throws Exception {
        try (var folder = DataFolder.lock(temporary.resolve("dks"), "somebody")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aSecondRunOnTheSameFolderIsToldWhoHasIt() throws Exception {
        try (var first = DataFolder.lock(temporary, "process 42, http://localhost:3000")) {
            assertThatThrownBy(() -> DataFolder.lock(temporary, "another"))
                    .isInstanceOf(LocalFailure.class)
                    .hasMessage("DKS runs already on the data folder " + first.path()
                            + " (process 42, http://localhost:3000); stop that one first with Ctrl-C in its terminal,"
                            + " or with kill.");
        }
    }

    @Test
    void theFolderIsFreeAfterItsHolderClosedIt() throws Exception {
        DataFolder.lock(temporary, "first").close();

        assertThat(temporary.resolve("running")).doesNotExist();
        DataFolder.lock(temporary, "second").close();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));

        assertThatThrownBy(() -> DataFolder.lock(file.resolve("dks"), "somebody"))
                .isInstanceOf(LocalFailure.class)
                .hasMessageStartingWith("The data folder " + file.resolve("dks") + " cannot be used: ");
    }
}
