package dev.quayside.lesson.picture;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.function.Consumer;

import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;

import dev.quayside.lesson.Fault;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/**
 * Reads drawings. Not one byte of the source is copied: what is known to be harmless is
 * written anew, all else is a fault.
 */
public final class DrawingReader {

	private DrawingReader() {
	}

	/**
	 * Reads a drawing.
	 * @param file the name of its file, for faults
	 * @param svg its source
	 * @param faults takes what is wrong with it
	 * @return the drawing, unless something is wrong with it
	 */
	public static Optional<Drawing> read(String file, String svg, Consumer<Fault> faults) {
		DrawingHandler handler = new DrawingHandler(file, faults);
		try {
			XMLReader reader = reader();
			reader.setContentHandler(handler);
			reader.setErrorHandler(handler);
			reader.parse(new InputSource(new StringReader(svg)));
		}
		catch (SAXParseException ex) {
			faults.accept(notWellFormed(file, svg, ex));
			return Optional.empty();
		}
		catch (SAXException | ParserConfigurationException | IOException ex) {
			throw new IllegalStateException("the XML parser of this JDK does not do what a safe reader needs", ex);
		}
		return handler.drawing();
	}

	private static XMLReader reader() throws SAXException, ParserConfigurationException {
		SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
		factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
		factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
		factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
		factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
		return factory.newSAXParser().getXMLReader();
	}

	private static Fault notWellFormed(String file, String svg, SAXParseException ex) {
		int line = Math.max(1, ex.getLineNumber());
		if (svg.contains("<!DOCTYPE")) {
			return new Fault(file, line, "the picture declares a document type or is not well-formed",
					"remove <!DOCTYPE …> and everything in it");
		}
		return new Fault(file, line, "the picture is not well-formed XML (" + ex.getMessage() + ")",
				"mend it here, or save it again as plain SVG");
	}

}
