package dks.ui.markdown;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/**
 * Fits a text into a page that is not its own: its headings go below the page's, and images become links, because
 * loading them would tell somebody else's server who reads what.
 */
final class GuestManners extends AbstractVisitor {

    private static final int DEEPEST_HEADING = 6;

    private int lastHeading = 1;
    private int linksAround;

    @Override
    public void visit(Heading heading) {
        // Many people begin with "##": whatever they write, no level is skipped.
        lastHeading = Math.min(DEEPEST_HEADING, Math.min(heading.getLevel(), lastHeading) + 1);
        heading.setLevel(lastHeading);
        visitChildren(heading);
    }

    @Override
    public void visit(Link link) {
        linksAround++;
        visitChildren(link);
        linksAround--;
    }

    @Override
    public void visit(Image image) {
        visitChildren(image);
        if (image.getFirstChild() == null) {
            image.appendChild(new Text("image"));
        }
        if (linksAround > 0) {
            moveChildren(image, image);
        } else {
            var link = new Link(image.getDestination(), image.getTitle());
            image.insertBefore(link);
            for (var child = image.getFirstChild(); child != null; child = image.getFirstChild()) {
                link.appendChild(child);
            }
        }
        image.unlink();
    }

    private static void moveChildren(Node from, Node before) {
        for (var child = from.getFirstChild(); child != null; child = from.getFirstChild()) {
            before.insertBefore(child);
        }
    }
}
