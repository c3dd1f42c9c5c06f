package dks.ui.feed;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML that stays well-formed whatever text comes: what XML 1.0 cannot hold is replaced. */
final class XmlElements {

    private static final int REPLACEMENT = 0xFFFD;

    private final XMLStreamWriter writer;

    XmlElements(XMLStreamWriter writer) {
        this.writer = writer;
    }

    /** Begins an element; the attributes are names and values in turn. */
    void open(String name, String... attributes) throws XMLStreamException {
        writer.writeStartElement(name);
        for (var i = 0; i < attributes.length; i += 2) {
            writer.writeAttribute(attributes[i], legal(attributes[i + 1]));
        }
    }

    /** Ends the element begun last. */
    void close() throws XMLStreamException {
        writer.writeEndElement();
    }

    void empty(String name, String... attributes) throws XMLStreamException {
        open(name, attributes);
        close();
    }

    void element(String name, String text, String... attributes) throws XMLStreamException {
        open(name, attributes);
        writer.writeCharacters(legal(text));
        close();
    }

    private static String legal(String text) {
        var legal = new StringBuilder(text.length());
        text.codePoints().map(c -> isLegal(c) ? c : REPLACEMENT).forEach(legal::appendCodePoint);
        return legal.toString();
    }

    /** What XML 1.0 calls Char: no control characters but three, no half of a pair, no non-characters of the first plane. */
    private static boolean isLegal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
