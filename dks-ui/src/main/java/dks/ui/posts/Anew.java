package dks.ui.posts;

import dks.ui.forms.FormKey;

/**
 * The other way out of a form whose first try was published with another text: to publish this text as something new.
 *
 * @param action where to send it
 * @param key not that of the first try
 * @param author the name typed where nobody signs in
 */
record Anew(String action, String key, String author) {

    static Anew at(String action, String author) {
        return new Anew(action, FormKey.orNew(null), author);
    }
}
