package dks.ui.posts;

/**
 * Whether to delete something.
 *
 * @param words the question itself
 * @param href where what would be deleted is; its deletion is below
 * @param back where to go when it is kept
 * @param notice why the answer had no effect; null when there was none yet
 */
record Question(String words, String href, String back, String notice) {

    Question with(String sentence) {
        return new Question(words, href, back, sentence);
    }
}
