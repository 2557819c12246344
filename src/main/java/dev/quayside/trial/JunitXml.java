package dev.quayside.trial;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import dev.quayside.lesson.Fault;

/**
 * Writes how lessons went in the form of JUnit's reports: a suite for each lesson, a case
 * for each step.
 */
public final class JunitXml {

	private final XMLStreamWriter xml;

	private JunitXml(XMLStreamWriter xml) {
		this.xml = xml;
	}

	/**
	 * Writes a report.
	 * @param lessons how they went
	 * @param file the file, which is made or replaced
	 * @throws IOException if it cannot be written
	 */
	public static void write(List<TriedLesson> lessons, Path file) throws IOException {
		try (OutputStream out = Files.newOutputStream(file)) {
			XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
			new JunitXml(xml).write(lessons);
			xml.close();
		}
		catch (XMLStreamException ex) {
			throw new IOException("The report cannot be written: " + ex.getMessage(), ex);
		}
	}

	private void write(List<TriedLesson> lessons) throws XMLStreamException {
		this.xml.writeStartDocument("UTF-8", "1.0");
		this.xml.writeStartElement("testsuites");
		for (TriedLesson lesson : lessons) {
			suite(lesson);
		}
		this.xml.writeEndElement();
		this.xml.writeEndDocument();
	}

	private void suite(TriedLesson lesson) throws XMLStreamException {
		long failed = lesson.steps().stream().filter((step) -> !step.faults().isEmpty()).count();
		this.xml.writeStartElement("testsuite");
		attribute("name", lesson.course() + "/" + lesson.lesson().id());
		attribute("tests", String.valueOf(lesson.steps().size()));
		attribute("failures", String.valueOf(failed));
		attribute("errors", "0");
		attribute("skipped", "0");
		attribute("time", seconds(lesson.time()));
		for (TriedStep step : lesson.steps()) {
			testCase(lesson, step);
		}
		this.xml.writeEndElement();
	}

	private void testCase(TriedLesson lesson, TriedStep step) throws XMLStreamException {
		this.xml.writeStartElement("testcase");
		attribute("classname", lesson.course() + "." + lesson.lesson().id());
		attribute("name", step.title().isEmpty() ? "(before the first step)" : step.title());
		attribute("time", seconds(step.time()));
		if (!step.faults().isEmpty()) {
			this.xml.writeStartElement("failure");
			attribute("message", step.faults().getFirst().problem());
			this.xml.writeCharacters(allowed(lines(step.faults().stream().map(Fault::toString).toList())));
			this.xml.writeEndElement();
		}
		if (!step.notes().isEmpty()) {
			this.xml.writeStartElement("system-out");
			this.xml.writeCharacters(allowed(lines(step.notes())));
			this.xml.writeEndElement();
		}
		this.xml.writeEndElement();
	}

	private void attribute(String name, String value) throws XMLStreamException {
		this.xml.writeAttribute(name, allowed(value));
	}

	private static String lines(List<String> lines) {
		return lines.stream().collect(Collectors.joining("\n"));
	}

	/** XML 1.0, section 2.2: few control characters may stand in it, not even escaped. */
	private static String allowed(String text) {
		return text.codePoints()
			.filter((c) -> c == '\n' || c == '\t' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD)
					|| c >= 0x10000)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	private static String seconds(Duration time) {
		return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
	}

}
