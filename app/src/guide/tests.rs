//! The guide is whole in every language, leads nowhere that is not there, and is found.

use i18n::CHOICES;

use super::*;
use std::collections::{BTreeMap, BTreeSet};

#[path = "../../build/guide.rs"]
#[expect(dead_code, reason = "the build script uses the rest")]
mod source;

#[test]
fn every_language_has_the_same_topics_naming_the_same_texts_pages_and_pictures() {
    let kept = |locale| {
        let topics = topics(locale).into_iter().map(|topic| {
            let keys = topic.keys.iter().collect::<BTreeSet<_>>();
            (topic.slug, (topic.roles, topic.pages, topic.picture, keys))
        });
        topics.collect::<BTreeMap<_, _>>()
    };
    let english = kept(Locale::en);
    assert!(english.len() >= 10);
    for (locale, name) in CHOICES {
        assert_eq!(kept(locale), english, "{name}");
    }
}

#[test]
fn participants_read_the_statement_in_arabic_and_no_other_topic() {
    let arabic = topics(Locale::ar);
    assert_eq!(arabic.iter().map(|topic| topic.slug).collect::<Vec<_>>(), [STATEMENT]);
    let english = topic(Locale::en, STATEMENT).map(|topic| topic.html).unwrap_or_default();
    for part in ["<h2>", "<li>", "href=\"/accessibility/criteria\"", "href=\"/accessibility/report\""] {
        assert_eq!(arabic[0].html.matches(part).count(), english.matches(part).count(), "{part}");
    }
}

#[test]
fn every_topic_has_a_title_and_a_line_about_it_and_every_picture_its_words() {
    for topic in TOPICS {
        let name = (topic.locale, topic.slug);
        assert!(!topic.title.is_empty() && !topic.about.is_empty() && !topic.html.is_empty(), "{name:?}");
        assert_eq!(topic.picture.is_empty(), topic.alt.is_empty(), "{name:?}");
    }
}

#[test]
fn roles_are_those_there_are_and_everyone_of_them_finds_something_made_for_them() {
    for topic in TOPICS.iter().filter(|topic| !topic.is_for_all()) {
        assert!(topic.roles.split(' ').all(|code| Role::parse(code).is_some()), "{}", topic.slug);
    }
    for role in Role::ALL {
        assert!(topics(Locale::en).iter().any(|topic| topic.is_for(role) && !topic.is_for_all()), "{role:?}");
    }
}

#[test]
fn links_between_topics_lead_to_topics() {
    for topic in TOPICS {
        for slug in topic.html.split("href=\"/help/").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(super::topic(topic.locale, slug).is_some(), "{} leads to {slug}", topic.slug);
        }
    }
}

#[test]
fn a_page_leads_to_the_topic_that_names_most_of_its_address() {
    let slug = |path| of_page(Locale::fr, path).map(|topic| topic.slug);
    assert_eq!(slug("/today"), Some("check-in"));
    assert_eq!(slug("/stays/new"), Some("new-stay"));
    assert_eq!(slug("/stays/ABC123"), Some("move-a-guest"));
    assert_eq!(slug("/events/26-129"), Some("my-events"));
    assert_eq!(slug("/events/26-129/rooming-list/import"), Some("rooming-list"));
    assert_eq!(slug("/events/26-129/rooms"), Some("hold-rooms"));
    assert_eq!(
        slug("/functions/0195d9f0-0000-7000-8000-000000000001/languages"),
        Some("languages-and-interpreters")
    );
    assert_eq!(slug("/administration/imports/stays"), Some("import-stays"));
    assert_eq!(slug("/administration/imports/campus"), Some("import-campus"));
    assert_eq!(slug("/administration/imports/events"), Some("import-events"));
    assert_eq!(slug("/accounts/calendars"), Some("calendars"));
    assert_eq!(slug("/todays"), None);
}

#[test]
fn every_part_of_the_administration_has_a_topic_of_its_own() {
    let pages = ["mail", "targets", "retention", "backups", "history", "imports", "barriers"];
    let topics =
        pages.map(|page| of_page(Locale::en, &format!("/administration/{page}")).map(|topic| topic.slug));
    assert_eq!(topics.iter().flatten().collect::<BTreeSet<_>>().len(), pages.len(), "{topics:?}");
    assert!(!topics.contains(&of_page(Locale::en, "/administration").map(|topic| topic.slug)));
}

#[test]
fn french_and_italian_are_written_as_they_are_set() {
    for topic in TOPICS.iter().filter(|topic| matches!(topic.locale, Locale::fr | Locale::it)) {
        let spaced: &[&str] =
            if topic.locale == Locale::fr { &[" !", " ?", " ;", " :", " »", "« "] } else { &[] };
        for text in [topic.title, topic.about, topic.alt, topic.text] {
            let fault = spaced.iter().chain(&["'"]).find(|sign| text.contains(**sign));
            assert_eq!(fault, None, "{:?} {}: {text}", topic.locale, topic.slug);
        }
    }
}

#[test]
fn a_topic_is_found_by_a_slip_without_accents_and_with_words_too_many() {
    let first = |locale, asked| search(locale, asked).first().map(|topic| topic.slug);
    assert_eq!(first(Locale::en, "how do I move a guest"), Some("move-a-guest"));
    assert_eq!(first(Locale::en, "chekc a guest in"), Some("check-in"));
    assert_eq!(first(Locale::fr, "deplacer un hote"), Some("move-a-guest"));
    assert_eq!(first(Locale::en, "how can I restore a backup"), Some("backups"));
    assert_eq!(first(Locale::it, "condividere evento con un collega"), Some("share-event"));
    assert_eq!(first(Locale::it, "pernottamento zzz qqq"), None);
    assert!(search(Locale::en, " ").is_empty());
}

fn made(body: &str) -> Result<source::Topic, String> {
    let head = "---\ntitle: T\nabout: A\nroles: all\npages:\npicture:\nalt:\n---\n";
    source::read(
        &format!("{head}{body}"),
        &serde_json::json!({ "a": { "b_c": "Move & go", "n": "{{ n }} nights" } }),
    )
}

#[test]
fn a_key_becomes_the_text_on_the_screen() {
    let topic = made("Press {a.b_c}, then *wait*.").unwrap();
    assert_eq!(topic.html, "<p>Press <b>Move &amp; go</b>, then <em>wait</em>.</p>\n");
    assert!(topic.text.contains("Move & go") && topic.keys == ["a.b_c"]);
}

#[test]
fn an_unknown_key_one_with_a_place_to_fill_in_and_html_are_refused() {
    assert!(made("{a.x}").unwrap_err().contains("a.x"));
    assert!(made("{a.n}").unwrap_err().contains("fill in"));
    assert!(made("<script>x</script>").unwrap_err().contains("HTML"));
    assert!(made("a <b>bold</b> word").unwrap_err().contains("HTML"));
    assert!(source::read("title: T", &serde_json::json!({})).is_err());
}
