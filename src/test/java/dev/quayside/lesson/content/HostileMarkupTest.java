package dev.quayside.lesson.content;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.quayside.lesson.Block;
import dev.quayside.lesson.ContentException;
import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.Quiz;
import dev.quayside.lesson.Step;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever stands in the content, it is refused, or a browser finds in the page nothing
 * but harmless elements with harmless attributes.
 */
class HostileMarkupTest {

	private static final Map<String, Set<String>> HTML = Map.ofEntries(Map.entry("p", Set.of()),
			Map.entry("h3", Set.of()), Map.entry("h4", Set.of()), Map.entry("ul", Set.of()),
			Map.entry("ol", Set.of("start")), Map.entry("li", Set.of()), Map.entry("blockquote", Set.of()),
			Map.entry("pre", Set.of()), Map.entry("code", Set.of("class")), Map.entry("em", Set.of()),
			Map.entry("strong", Set.of()), Map.entry("br", Set.of()), Map.entry("hr", Set.of()),
			Map.entry("a", Set.of("href", "title", "rel")), Map.entry("img", Set.of("src", "alt")),
			Map.entry("figure", Set.of("class", "data-terminal")), Map.entry("figcaption", Set.of()),
			Map.entry("var", Set.of("data-placeholder")), Map.entry("table", Set.of()), Map.entry("thead", Set.of()),
			Map.entry("tbody", Set.of()), Map.entry("tr", Set.of()), Map.entry("th", Set.of("align")),
			Map.entry("td", Set.of("align")));

	private static final Set<String> SVG = Set.of("svg", "g", "path", "rect", "circle", "text", "tspan", "title",
			"desc", "defs", "marker", "use");

	private static final Set<String> SVG_ATTRIBUTES = Set.of("class", "role", "aria-labelledby", "viewBox", "width",
			"height", "id", "d", "fill", "stroke", "x", "y", "href", "marker-end");

	@TempDir
	Path root;

	static Stream<String> snippets() {
		return Stream.of("<script>alert(1)</script>", "<SCRIPT SRC=//x.example/x.js></SCRIPT>",
				"<scr<script>ipt>alert(1)", "<img src=x onerror=alert(1)>", "<img/src/onerror=alert(1)>",
				"<svg onload=alert(1)>", "<svg><style><img src=x onerror=alert(1)></style></svg>",
				"<math><mtext><script>alert(1)</script></mtext></math>",
				"<iframe srcdoc='<script>alert(1)</script>'></iframe>", "<a href='javascript:alert(1)'>x</a>",
				"<body onload=alert(1)>", "<details open ontoggle=alert(1)>", "<input autofocus onfocus=alert(1)>",
				"<style>@import 'https://x.example/x.css';</style>",
				"<p style=\"background:url(https://x.example)\">x</p>", "<base href=https://x.example/>",
				"<meta http-equiv=refresh content='0;url=https://x.example'>",
				"<form action=https://x.example><button>x</button></form>", "<object data=x></object><embed src=x>",
				"<template><script>alert(1)</script></template>",
				"<noscript><p title='</noscript><img src=x onerror=alert(1)>'>", "<!--><script>alert(1)</script>-->",
				"<!-- --!><script>alert(1)</script> -->", "<![CDATA[<script>alert(1)</script>]]>",
				"<?php <script>alert(1)</script> ?>", "&lt;script&gt;alert(1)&lt;/script&gt;",
				"&#60;script&#62;alert(1)", "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))",
				"[x](<javascript:alert(1)>)", "[x](&#106;avascript:alert(1))", "[x](java&#x09;script:alert(1))",
				"[x](&#1;javascript:alert(1))", "[x](vbscript:x)", "[x](file:///etc/passwd)",
				"[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](//x.example)", "[x](\\\\x.example)",
				"[x](/\\x.example)", "[x](https://x.example/\"onmouseover=\"alert(1))",
				"[x](https://x.example '\"onmouseover=\"alert(1)')", "<javascript:alert(1)>",
				"<https://x.example/\"onclick=\"alert(1)>", "[x]\n\n[x]: javascript:alert(1)",
				"[x](#\"onclick=alert(1))", "![x](javascript:alert(1))",
				"![x](data:image/svg+xml,<svg/onload=alert(1)>)", "![x](https://x.example/x.svg)",
				"![\"onerror=\"alert(1)](a.png)", "![x](a.svg \"</figcaption><script>alert(1)</script>\")",
				"![<script>](a.svg)", "`<script>alert(1)</script>`", "**<b onclick=alert(1)>x</b>**",
				"```.term1\n</code></pre><script>alert(1)</script>\n```", "```.term1\n<a onclick=alert(1)>\n```",
				"```\"><script>alert(1)</script>\nx\n```", "```x\"onclick=alert(1)\nx\n```",
				"```.term1\"onclick=\"x\nx\n```", "    <script>alert(1)</script>",
				"|<script>|b|\n|-|-|\n|<img src=x onerror=alert(1)>|c|", "### <script>alert(1)</script>",
				"> <script>alert(1)</script>", "<div\nonclick=alert(1)>\n\nx", "<a\u00a0href=javascript:alert(1)>x</a>",
				"<x:script>alert(1)", "</figure></main><script>alert(1)</script>",
				"<input type=radio name=q1 value=0 checked>", "\ufeff<script>alert(1)</script>");
	}

	@ParameterizedTest
	@MethodSource("snippets")
	void theTextOfALessonIsHarmless(String snippet) {
		assertHarmless(content().lesson(snippet));
	}

	@ParameterizedTest
	@MethodSource("snippets")
	void aHeadingIsHarmless(String snippet) {
		assertHarmless(content().lesson("Text.\n\n## " + snippet.replace('\n', ' ') + "\n\nText."));
	}

	@ParameterizedTest
	@MethodSource("snippets")
	void aQuestionIsHarmless(String snippet) {
		assertHarmless(content().lesson("{:.quiz}\n\n" + snippet + "\n\n- (x) a\n- ( ) b"));
	}

	@ParameterizedTest
	@MethodSource("snippets")
	void anOptionIsHarmless(String snippet) {
		assertHarmless(content().lesson("{:.quiz}\nQ?\n\n- (x) a\n- ( ) " + snippet.indent(2).strip()));
	}

	@ParameterizedTest
	@MethodSource("snippets")
	void feedbackIsHarmless(String snippet) {
		String item = "- " + snippet.indent(4).strip();
		assertHarmless(content().lesson("{:.quiz}\nQ?\n\n- (x) a\n  " + item + "\n- ( ) b\n\n" + snippet.indent(2)));
	}

	@ParameterizedTest
	@MethodSource("snippets")
	void frontMatterIsTextOfOneLine(String snippet) {
		String line = snippet.replace('\n', ' ');
		ContentFolder content = content().file("01-one.md",
				"---\ntitle: %s\nsummary: %s\nminutes: 5\nimages: [\"%s\"]\n---\n## A\n\nB.".formatted(line, line,
						line));
		assertThat(content.faults()).isNotEmpty()
			.allSatisfy((fault) -> assertThat(fault.toString()).doesNotContain("<script", "onerror"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "<style>*{fill:url(https://x.example)}</style>",
			"<foreignObject><p>x</p></foreignObject>", "<image href='https://x.example/x.png'/>",
			"<a href='javascript:alert(1)'><text>x</text></a>", "<g onclick='alert(1)'/>", "<g onload='alert(1)'/>",
			"<g style='fill:red'/>", "<use href='https://x.example/x.svg#a'/>", "<use href='data:image/svg+xml,x#a'/>",
			"<use xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='#a'/>", "<use href='#missing'/>",
			"<animate attributeName='href' to='javascript:alert(1)'/>", "<set attributeName='onclick' to='alert(1)'/>",
			"<rect fill='url(https://x.example/#a)'/>", "<rect fill='url(#a)'/>", "<rect fill='u\\72l(#a)'/>",
			"<path marker-end='url(https://x.example/#a)' d='M0 0'/>", "<rect class='sheet'/>",
			"<rect class='qs-a sheet'/>", "<rect id='a\" onclick=\"x'/>", "<rect id='a'/><rect id='a'/>",
			"<g xmlns='http://www.w3.org/1999/xhtml'/>",
			"<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>", "<svg><title>x</title></svg>",
			"<title onclick='x'>x</title>", "text", "<![CDATA[<script>]]>", "<?xml-stylesheet href='x'?>", "<filter/>",
			"<mask/>", "<g tabindex='0'/>", "<g role='button'/>", "<g xml:base='https://x.example'/>",
			"<g><use href='#b'/></g><g id='b'><use href='#c'/></g><g id='c'/>", "<g", "<g></h>", "&lt",
			"&amp;<g data-x='1'/>", "<text font-family='x'>x</text>", "<rect d='&#x6a;avascript:x'/>" })
	void aDrawingWithMoreThanShapesAndWordsIsRefused(String inside) {
		assertThat(content().file("b.svg", svg(inside)).lesson("![x](b.svg)").sentences()).isNotEmpty()
			.allMatch((sentence) -> sentence.startsWith("course/b.svg:"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "<svg/>", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>",
			"<html xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></html>",
			"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)' viewBox='0 0 9 9'><title>a</title><desc>b</desc></svg>",
			"<svg xmlns='http://www.w3.org/2000/svg' id='x' viewBox='0 0 9 9'><title>a</title><desc>b</desc></svg>",
			"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 \"'><title>a</title><desc>b</desc></svg>",
			"<!DOCTYPE svg><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><title>a</title><desc>b</desc></svg>" })
	void aDrawingWithAnOddRootIsRefused(String svg) {
		assertThat(content().file("b.svg", svg).lesson("![x](b.svg)").sentences()).isNotEmpty()
			.allMatch((sentence) -> sentence.startsWith("course/b.svg:"));
	}

	@Test
	void wordsInADrawingStayWords() {
		String words = "&lt;script>alert(1)&lt;/script>&lt;/text>&lt;/svg>&lt;img src=x onerror=alert(1)>";
		ContentFolder content = content()
			.file("b.svg",
					svg("<title>" + words + "</title><desc>" + words + "</desc><text x='1'>" + words
							+ "<tspan>x</tspan></text><text><![CDATA[<script>]]></text>"))
			.lesson("![x](b.svg)");
		assertThat(content.html()).contains("&lt;script&gt;");
		assertHarmless(content);
	}

	private ContentFolder content() {
		return new ContentFolder(this.root)
			.file("a.png", new byte[] { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' })
			.file("a.svg", svg("<rect id='r' class='qs-image' fill='var(--ink)'/><use href='#r'/>"));
	}

	private static String svg(String inside) {
		return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><title>a</title><desc>b</desc>" + inside
				+ "</svg>";
	}

	private static void assertHarmless(ContentFolder content) {
		Lesson lesson;
		try {
			lesson = content.lesson();
		}
		catch (ContentException ex) {
			assertThat(ex.faults()).isNotEmpty();
			return;
		}
		for (Step step : lesson.steps()) {
			assertHarmless(step.title());
			for (Block block : step.blocks()) {
				switch (block) {
					case Block.Prose prose -> assertHarmless(prose.html());
					case Block.Question question -> assertHarmless(question.quiz());
					case Block.Computed(var quiz) ->
						List.of(quiz.question(), quiz.right(), quiz.wrong(), quiz.missing())
							.forEach(HostileMarkupTest::assertHarmless);
					case Block.Task(var check) -> {
						assertHarmless(check.task());
						check.hints().forEach(HostileMarkupTest::assertHarmless);
					}
					case Block.Places _ -> {
					}
				}
			}
		}
	}

	private static void assertHarmless(Quiz quiz) {
		assertHarmless(quiz.question());
		quiz.options().forEach(HostileMarkupTest::assertHarmless);
		IntStream.range(0, quiz.options().size())
			.forEach((i) -> quiz.grade(List.of(i)).feedback().values().forEach(HostileMarkupTest::assertHarmless));
	}

	private static void assertHarmless(String html) {
		for (Element element : Jsoup.parseBodyFragment(html).body().select("body *")) {
			boolean drawn = element.closest("svg") != null;
			assertThat(drawn ? SVG : HTML.keySet()).as(html).contains(element.normalName());
			for (Attribute attribute : element.attributes()) {
				assertThat(drawn ? SVG_ATTRIBUTES : HTML.getOrDefault(element.normalName(), Set.of())).as(html)
					.contains(attribute.getKey());
				if (attribute.getKey().equals("href")) {
					assertThat(attribute.getValue()).as(html)
						.matches("(https?://[a-z.]+/?|mailto:|/lessons/course/|#).*");
				}
				if (attribute.getKey().equals("src")) {
					assertThat(attribute.getValue()).as(html).startsWith("/content/course/");
				}
			}
		}
	}

}
