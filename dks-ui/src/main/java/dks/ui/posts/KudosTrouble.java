package dks.ui.posts;

import dks.ui.api.ApiBusy;

/**
 * Why kudos were not counted.
 *
 * @param wish what the click asked for
 * @param sentence what to say
 * @param again true when the same click may work another time
 */
record KudosTrouble(KudosView wish, String sentence, boolean again) {

    static KudosTrouble unavailable(KudosView wish) {
        return new KudosTrouble(wish, "That did not work just now. Wait a moment, then try again.", true);
    }

    static KudosTrouble busy(KudosView wish, ApiBusy busy) {
        return new KudosTrouble(wish, "That was a lot in a short time. Try again in " + busy.inWords() + ".", true);
    }

    static KudosTrouble signedOut(KudosView wish) {
        return new KudosTrouble(wish, "You are not signed in any more. Sign in, then try again.", true);
    }

    static KudosTrouble deleted(KudosView wish) {
        return new KudosTrouble(wish, "This post was deleted in the meantime.", false);
    }
}
