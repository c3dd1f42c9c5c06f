package dks.ui.bounds;

/** Small texts, each within every limit, that used to make much. */
public final class Bombs {

    /** 63 KB whose HTML would be 330 MB: one long address, used 11,000 times. */
    public static final String REFERENCE = "[a]: /" + "x".repeat(30_000) + "\n\n" + "[a]".repeat(11_000);

    /** The same in the size of a comment. */
    public static final String SMALL_REFERENCE = "[a]: /" + "x".repeat(8_000) + "\n\n" + "[a]".repeat(2_700);

    /** Each seven bytes become 82. */
    public static final String ADDRESSES = "a@b.cc ".repeat(64 * 1024 / 7);

    /** The same in the size of a comment. */
    public static final String FEW_ADDRESSES = "a@b.cc ".repeat(16 * 1024 / 7);

    /** Each closing mark is looked at again for each link: half a second. */
    public static final String MARKS_AND_LINKS = "[a]:b\n" + "a*[a]:b\n".repeat(8_000);

    private Bombs() {}
}
