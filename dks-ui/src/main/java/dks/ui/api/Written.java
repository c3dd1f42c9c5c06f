package dks.ui.api;

/** Something that somebody wrote. */
public interface Written {

    /** True when whoever asked may change it. */
    boolean mine();
}
