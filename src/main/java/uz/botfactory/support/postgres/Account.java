package uz.botfactory.support.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * As whom the server runs. PostgreSQL refuses to run as root, so root hands it to another user, or, where that user
 * cannot reach the folder, to a user namespace in which root has another number.
 */
sealed interface Account {

    /** The command as it must be started. */
    List<String> command(List<String> command);

    /** Gives a file or an empty folder to the account. */
    void own(Path path) throws IOException;

    /** Picks what works here, or says what to do. */
    static Account choose(Path home, Path programs) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Same();
        }
        // Others may walk through our own folder, not look into it.
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
        return Stream.<Account>of(new Other("postgres"), new Other("nobody"), new Namespace())
                .filter(account -> works(account, home, programs))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("PostgreSQL does not run as root, and neither setpriv nor"
                        + " a user namespace works here: start the product as another user, or set DATABASE_URL"));
    }

    private static boolean works(Account account, Path home, Path programs) {
        try {
            var data = home.resolve("postgres");
            if (Files.exists(data.resolve("PG_VERSION")) && !account.owns(data)) {
                return false;
            }
            var program = programs.resolve("bin/postgres").toString();
            var test = account.command(List.of("sh", "-c", "cd \"$1\" && \"$0\" --version", program, home.toString()));
            var process = new ProcessBuilder(test)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return EmbeddedPostgres.await(process, Duration.ofSeconds(10)) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether data made earlier belongs to this account. */
    boolean owns(Path data) throws IOException;

    /** We are not root: nothing to change. */
    record Same() implements Account {

        @Override
        public List<String> command(List<String> command) {
            return command;
        }

        @Override
        public void own(Path path) {}

        @Override
        public boolean owns(Path data) {
            return true;
        }
    }

    /** Another user of this machine, by setpriv. */
    record Other(String name) implements Account {

        @Override
        public List<String> command(List<String> command) {
            var all = new ArrayList<>(List.of("setpriv", "--reuid=" + name, "--regid=" + group(), "--clear-groups", "--"));
            all.addAll(command);
            return all;
        }

        @Override
        public void own(Path path) throws IOException {
            Files.setOwner(
                    path,
                    path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name));
        }

        @Override
        public boolean owns(Path data) throws IOException {
            return Files.getOwner(data).getName().equals(name);
        }

        private String group() {
            return name.equals("nobody") ? "nogroup" : name;
        }
    }

    /** Root outside, somebody else inside. */
    record Namespace() implements Account {

        @Override
        public List<String> command(List<String> command) {
            var all = new ArrayList<>(List.of("unshare", "--user", "--map-user=1000", "--map-group=1000", "--"));
            all.addAll(command);
            return all;
        }

        @Override
        public void own(Path path) {}

        @Override
        public boolean owns(Path data) throws IOException {
            return Files.getOwner(data).getName().equals("root");
        }
    }
}
