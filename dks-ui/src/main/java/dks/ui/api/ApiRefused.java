package dks.ui.api;

/** The API understood the request and does not accept it (4xx). */
public final class ApiRefused extends RuntimeException {

    private final transient Problem problem;

    public ApiRefused(Problem problem) {
        super(problem.status() + " " + problem.detail());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
