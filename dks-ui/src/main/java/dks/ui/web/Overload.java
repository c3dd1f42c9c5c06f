package dks.ui.web;

/** More is asked for at a time than there is room for: trying again in a few seconds helps. */
public final class Overload extends RuntimeException {

    Overload() {
        super("More was asked for at a time than there is room for.", null, false, false);
    }
}
