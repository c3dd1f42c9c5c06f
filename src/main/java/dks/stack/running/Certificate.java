package dks.stack.running;

import dks.stack.model.StackFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/** A new key with a certificate that it signs itself, made by the JDK's own program. */
record Certificate(String certificate, String privateKey) {
    private static final String ALIAS = "server";
    /** Of a key store that is deleted at once, in a folder that its owner alone can read. */
    private static final String STORE_PASSWORD = "of-no-use-afterwards";

    /**
     * Makes one, in PEM.
     *
     * @param host that it is for
     * @param folder for a file in between
     */
    static Certificate make(Programs programs, String host, Path folder) throws StackFailure {
        Path store = folder.resolve("key-store.p12");
        try {
            Files.deleteIfExists(store);
            Programs.Outcome made = programs.run(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    ALIAS,
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-dname",
                    "CN=" + host,
                    "-ext",
                    "san=dns:" + host,
                    "-validity",
                    "365",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    STORE_PASSWORD));
            if (!made.succeeded()) {
                throw new StackFailure(
                        "The JDK's keytool makes no certificate for the database:" + made.last(3) + "\nIs this a JDK?");
            }
            return read(store);
        } catch (IOException | GeneralSecurityException e) {
            throw new StackFailure("The database's certificate cannot be made: " + e, e);
        } finally {
            delete(store);
        }
    }

    private static Certificate read(Path file) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(file)) {
            store.load(content, STORE_PASSWORD.toCharArray());
        }
        return new Certificate(
                pem("CERTIFICATE", store.getCertificate(ALIAS).getEncoded()),
                pem(
                        "PRIVATE KEY",
                        store.getKey(ALIAS, STORE_PASSWORD.toCharArray()).getEncoded()));
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(content)
                + "\n-----END " + kind + "-----\n";
    }

    private static void delete(Path file) throws StackFailure {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StackFailure(file + " cannot be deleted: " + e, e);
        }
    }
}
