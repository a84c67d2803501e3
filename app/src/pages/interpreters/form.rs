//! The form of an interpreter, their days away, and what they agreed to.

use domain::interpretation::{Absence, Class};
use domain::language::Language;
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;
use service::interpreter::DutyLine;

use super::fault_text;
use crate::components::{Button, Choice, ErrorSummary, Field, Notice, Tone};
use crate::local::query_value;
use crate::view::interpretation::{Sent, TICKED, field};
use crate::view::language::language_name;

/// All that the page shows.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// Language.
    pub locale: Locale,
    /// What stands above it.
    pub title: String,
    /// Where it is sent.
    pub action: String,
    /// Its fields.
    pub sent: Sent,
    /// What is wrong with it.
    pub faults: Vec<FieldError>,
    /// What is said first.
    pub told: Option<(Tone, &'static str)>,
    /// Of somebody known: days away, and what they agreed to.
    pub known: Option<(Vec<Absence>, Vec<DutyLine>)>,
    /// Whether the reader may change any of it.
    pub may: bool,
}

#[component]
pub(super) fn Content(shown: Shown) -> impl IntoView {
    let (locale, action) = (shown.locale, shown.action.clone());
    let list = shown.faults.iter().map(|one| (Some(one.field.clone()), fault_text(locale, one).to_owned()));
    let list = list.collect();
    let version = shown.sent.version();
    let known = shown.known.clone().map(|(away, duties)| {
        view! {
            <Away shown=shown.clone() away=away />
            <Duties locale=locale duties=duties />
            {shown.may.then(|| view! { <Removal locale=locale action=action version=version /> })}
        }
    });
    view! {
        <h1>{shown.title.clone()}</h1>
        {shown.told.map(|(tone, text)| view! { <Notice tone=tone><p>{text}</p></Notice> })}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=list />
        <Person shown=shown />
        {known}
    }
}

#[component]
fn Person(shown: Shown) -> impl IntoView {
    let (locale, sent) = (shown.locale, shown.sent);
    let error = |field: &str| {
        shown.faults.iter().find(|one| one.field == field).map(|one| fault_text(locale, one).to_owned())
    };
    let verb = match shown.known {
        Some(_) => td_string!(locale, interpreter.save),
        None => td_string!(locale, interpreter.add),
    };
    let classes = classes(locale, &sent);
    let active = !sent.text("active").is_empty();
    view! {
        <form class="panel form" method="post" action=shown.action novalidate>
            <fieldset class="plain" disabled=!shown.may>
                <input type="hidden" name="version" value=sent.version() />
                <input type="hidden" name="key" value=sent.text("key").to_owned() />
                <Field
                    name="full_name" label=td_string!(locale, interpreter.name) value=sent.text("full_name")
                    autocomplete="off" error=error("full_name")
                />
                <Field
                    name="contact" label=td_string!(locale, interpreter.contact) value=sent.text("contact")
                    autocomplete="off" hint=td_string!(locale, interpreter.contact_hint).to_owned()
                    error=error("contact")
                />
                <fieldset id="languages" tabindex="-1">
                    <legend>{td_string!(locale, interpreter.languages)}</legend>
                    <p class="hint">{td_string!(locale, interpreter.languages_hint)}</p>
                    <div class="languages">{classes}</div>
                    {error("languages").map(|error| view! { <p class="error">{error}</p> })}
                </fieldset>
                <label class="check">
                    <input type="checkbox" name="active" value=TICKED checked=active />
                    {td_string!(locale, interpreter.active)}
                </label>
                {shown.may.then(|| view! {
                    <div class="row">
                        <Button primary=true text=verb />
                        <a class="button plain" href="/interpreters">{td_string!(locale, interpreter.cancel)}</a>
                    </div>
                })}
            </fieldset>
        </form>
    }
}

/// A choice of class for each language.
fn classes(locale: Locale, sent: &Sent) -> impl IntoView + use<> {
    let fields = Language::ALL.iter().map(|language| {
        let none = Choice::new("", td_string!(locale, interpreter.no_class));
        let classes = Class::ALL.map(|class| Choice::new(class.code(), class.code().to_uppercase()));
        let choices = [none].into_iter().chain(classes).collect::<Vec<_>>();
        let name = field("language", *language);
        let chosen = sent.text(&name).to_owned();
        let options = choices.into_iter().map(|choice| {
            let selected = choice.value == chosen;
            view! { <option value=choice.value selected=selected>{choice.label}</option> }
        });
        let options = options.collect_view();
        view! {
            <div class="field">
                <label for=name.clone()>{language_name(locale, *language)}</label>
                <select id=name.clone() name=name>{options}</select>
            </div>
        }
    });
    fields.collect_view()
}

#[component]
fn Away(shown: Shown, away: Vec<Absence>) -> impl IntoView {
    let (locale, dates, sent) = (shown.locale, Dates::new(shown.locale), shown.sent.clone());
    let error = |field: &str| {
        shown.faults.iter().find(|one| one.field == field).map(|one| fault_text(locale, one).to_owned())
    };
    let none = away.is_empty();
    let (back, may) = (format!("{}/back", shown.action), shown.may);
    let lines = away.into_iter().map(|away| {
        let label = td_string!(locale, interpreter.come_back_named, from = dates.date(away.from));
        let days = format!("{} – {}", dates.date(away.from), dates.date(away.until));
        view! {
            <li class="row">
                {days}
                {may.then(|| view! {
                    <form method="post" action=back.clone()>
                        <input type="hidden" name="from" value=away.from.to_string() />
                        <button class="button plain" aria-label=label>
                            {td_string!(locale, interpreter.come_back)}
                        </button>
                    </form>
                })}
            </li>
        }
    });
    let lines = lines.collect_view();
    view! {
        <section class="section" aria-labelledby="away">
            <h2 id="away">{td_string!(locale, interpreter.away)}</h2>
            {none.then(|| view! { <p class="quiet">{td_string!(locale, interpreter.never_away)}</p> })}
            <ul>{lines}</ul>
            {may.then(|| view! {
                <form class="panel form" method="post" action=format!("{}/away", shown.action) novalidate>
                    <Field
                        name="from" kind="date" label=td_string!(locale, interpreter.away_from)
                        value=sent.text("from") error=error("from")
                    />
                    <Field
                        name="until" kind="date" label=td_string!(locale, interpreter.away_until)
                        value=sent.text("until") error=error("until")
                    />
                    <div><Button text=td_string!(locale, interpreter.go_away) /></div>
                </form>
            })}
        </section>
    }
}

#[component]
fn Duties(locale: Locale, duties: Vec<DutyLine>) -> impl IntoView {
    let dates = Dates::new(locale);
    let none = duties.is_empty();
    let lines = duties.into_iter().map(|line| {
        let text = td_string!(
            locale,
            interpreter.duty,
            when = dates.date(line.duty.day),
            minutes = line.duty.minutes,
            language = language_name(locale, line.language)
        );
        let href = format!("/functions/{}/languages", line.function);
        let event = format!("/events/{}", query_value(&line.event_code));
        view! { <li><a href=href>{line.title}</a>" ("<a href=event>{line.event_code}</a>"): "{text}</li> }
    });
    let lines = lines.collect_view();
    view! {
        <section class="section" aria-labelledby="duties">
            <h2 id="duties">{td_string!(locale, interpreter.duties)}</h2>
            {none.then(|| view! { <p class="quiet">{td_string!(locale, interpreter.free)}</p> })}
            <ul>{lines}</ul>
        </section>
    }
}

#[component]
fn Removal(locale: Locale, action: String, version: i64) -> impl IntoView {
    view! {
        <details class="more">
            <summary>{td_string!(locale, interpreter.remove)}</summary>
            <form method="post" action=format!("{action}/remove")>
                <p class="fine">{td_string!(locale, interpreter.remove_hint)}</p>
                <input type="hidden" name="version" value=version />
                <button class="button">{td_string!(locale, interpreter.remove_verb)}</button>
            </form>
        </details>
    }
}
