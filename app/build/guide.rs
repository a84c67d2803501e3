//! The guide, from one Markdown file a topic and language to a table of Rust.
//!
//! A topic names what stands on a screen by the key of its text, `{stay.check_in}`, so that guide and screen cannot
//! drift apart: a key that is not there stops the build. HTML in a topic stops it too: there is no way past the styles.

use pulldown_cmark::{CowStr, Event, Options, Parser, TextMergeStream, html};
use serde_json::Value;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The languages, each a folder of topics and a file of texts; Arabic has what participants are led to, and no more.
const LANGUAGES: [&str; 6] = ["en", "fr", "it", "es", "pt", "ar"];

/// What stands above a topic, between two lines of dashes; each once, in this order.
const FIELDS: [&str; 6] = ["title", "about", "roles", "pages", "picture", "alt"];

/// A topic as the table has it.
#[derive(Debug)]
pub struct Topic {
    /// The values of [`FIELDS`].
    pub fields: [String; 6],
    /// The topic in HTML.
    pub html: String,
    /// What its words are found by.
    pub text: String,
    /// The keys of the texts it names.
    pub keys: Vec<String>,
}

/// All topics as a Rust expression, those of a language in the order of their names.
pub fn table(root: &Path) -> Result<String, Box<dyn Error>> {
    let mut table = String::from("&[\n");
    for language in LANGUAGES {
        let texts = fs::read_to_string(root.join(format!("locales/{language}.json")))?;
        let texts = serde_json::from_str(&texts)?;
        let mut paths = fs::read_dir(root.join("help").join(language))?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<Vec<_>, _>>()?;
        paths.sort();
        for path in paths {
            let slug = path.file_stem().and_then(|stem| stem.to_str()).ok_or("a topic has a name")?;
            let source = fs::read_to_string(&path)?;
            let topic = read(&source, &texts).map_err(|fault| format!("{}: {fault}", path.display()))?;
            line(&mut table, language, slug, &topic)?;
        }
    }
    table.push(']');
    Ok(table)
}

fn line(table: &mut String, language: &str, slug: &str, topic: &Topic) -> std::fmt::Result {
    let [title, about, roles, pages, picture, alt] = &topic.fields;
    let Topic { html, text, keys, .. } = topic;
    writeln!(
        table,
        "Topic {{ locale: Locale::{language}, slug: {slug:?}, title: {title:?}, about: {about:?}, roles: {roles:?}, \
         pages: {pages:?}, picture: {picture:?}, alt: {alt:?}, html: {html:?}, text: {text:?}, keys: &{keys:?} }},"
    )
}

/// One topic, its texts filled in.
pub fn read(source: &str, texts: &Value) -> Result<Topic, String> {
    let source = source.strip_prefix("---\n").ok_or("it begins with a line of dashes")?;
    let (head, body) = source.split_once("\n---\n").ok_or("a line of dashes ends its head")?;
    let mut lines = head.lines();
    let mut fields = <[String; 6]>::default();
    for (field, name) in fields.iter_mut().zip(FIELDS) {
        let value = lines.next().and_then(|line| line.strip_prefix(name)?.strip_prefix(':'));
        value.ok_or_else(|| format!("`{name}:` is missing, or not in its place"))?.trim().clone_into(field);
    }
    let (mut events, mut keys, mut text) = (Vec::new(), Vec::new(), String::new());
    for event in TextMergeStream::new(Parser::new_ext(body, Options::ENABLE_TABLES)) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => return Err(format!("it holds HTML: {html}")),
            Event::Text(words) => fill(&words, texts, &mut events, &mut keys, &mut text)?,
            other => {
                text.push(' ');
                events.push(other);
            }
        }
    }
    let mut written = String::new();
    html::push_html(&mut written, events.into_iter());
    Ok(Topic { fields, html: written, text, keys })
}

/// Puts the texts of a screen in place of their keys, marked as such.
fn fill(
    words: &str,
    texts: &Value,
    events: &mut Vec<Event<'_>>,
    keys: &mut Vec<String>,
    text: &mut String,
) -> Result<(), String> {
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        let (key, after) = after.split_once('}').ok_or("a brace is not closed")?;
        let shown = text_of(key, texts)?;
        for (event, piece) in [
            (Event::Text(CowStr::from(before.to_owned())), before),
            (Event::InlineHtml("<b>".into()), ""),
            (Event::Text(CowStr::from(shown.to_owned())), shown),
            (Event::InlineHtml("</b>".into()), ""),
        ] {
            text.push_str(piece);
            events.push(event);
        }
        keys.push(key.to_owned());
        rest = after;
    }
    text.push_str(rest);
    events.push(Event::Text(CowStr::from(rest.to_owned())));
    Ok(())
}

/// A text that stands on a screen as it is: one with a place to fill in does not.
fn text_of<'a>(key: &str, texts: &'a Value) -> Result<&'a str, String> {
    let found = key.split('.').try_fold(texts, |within, part| within.get(part)).and_then(Value::as_str);
    match found {
        None => Err(format!("there is no text with the key {key}")),
        Some(text) if text.contains("{{") => Err(format!("{key} has a place to fill in")),
        Some(text) => Ok(text),
    }
}
