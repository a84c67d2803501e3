//! The form of a session: what, when, for whom, where, and who speaks.

use domain::calendar::CampusZone;
use domain::function::Function;
use domain::language::Language;
use domain::programme::{Format, LANGUAGES, Session, SessionKind, SessionState};
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;
use service::programme::ProgrammeRecord;

use super::words::{fault_text, format_word, kind_word, state_word};
use crate::components::{Button, Choice, ErrorSummary, Field, Options, SelectField, TextField};
use crate::pages::functions::hours;
use crate::pages::meanwhile::{Differing, Meanwhile};
use crate::view::function::times;
use crate::view::interpretation::{Sent, field};
use crate::view::language::language_name;
use crate::view::programme::{language, track_name};

/// All that the form shows.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// Language.
    pub locale: Locale,
    /// Clock of the campus.
    pub zone: CampusZone,
    /// What stands above it.
    pub title: String,
    /// Where it is sent.
    pub action: String,
    /// Where a change of mind leads.
    pub back: String,
    /// The programme: its tracks and functions are chosen from.
    pub record: ProgrammeRecord,
    /// The session; none of a new one.
    pub session: Option<Session>,
    /// Its fields.
    pub sent: Sent,
    /// What is wrong with it.
    pub faults: Vec<FieldError>,
    /// What somebody else changed meanwhile.
    pub meanwhile: Option<Vec<Differing>>,
}

impl Shown {
    fn error(&self, field: &str) -> Option<String> {
        let fault = self.faults.iter().find(|one| one.field == field)?;
        Some(fault_text(self.locale, fault).to_owned())
    }
}

#[component]
pub(super) fn SessionForm(shown: Shown) -> impl IntoView {
    let locale = shown.locale;
    let told = |one: &FieldError| (Some(one.field.clone()), fault_text(locale, one).to_owned());
    let faults = shown.faults.iter().map(told).collect();
    let known = shown.session.is_some();
    let verb = if known { td_string!(locale, programme.save) } else { td_string!(locale, programme.add) };
    let meanwhile = shown.meanwhile.clone();
    let version = shown.sent.version();
    view! {
        <Head shown=&shown />
        {meanwhile.map(|fields| view! { <Meanwhile locale=locale fields=fields /> })}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=faults />
        <form class="panel form" method="post" action=shown.action.clone() novalidate>
            <input type="hidden" name="key" value=shown.sent.text("key").to_owned() />
            <input type="hidden" name="version" value=version />
            <Words shown=&shown />
            <What shown=&shown />
            <When shown=&shown />
            <Where shown=&shown />
            <TextField
                name="speakers" label=td_string!(locale, programme.speakers) value=shown.sent.text("speakers") rows=4
                hint=td_string!(locale, programme.speakers_hint).to_owned() error=shown.error("speakers")
            />
            <div class="row">
                <Button primary=true text=verb />
                <a class="button plain" href=shown.back.clone()>{td_string!(locale, programme.cancel)}</a>
            </div>
        </form>
        {known.then(|| view! { <Removal locale=locale action=format!("{}/remove", shown.action) version=version /> })}
    }
}

/// The heading; of a session without a hall, the way to one.
#[component]
fn Head<'a>(shown: &'a Shown) -> impl IntoView + use<> {
    let locale = shown.locale;
    let unplaced =
        shown.session.as_ref().filter(|session| session.needs_hall() && session.function.is_none());
    let lay = unplaced.map(|session| {
        let href = format!("/sessions/{}/lay", session.id);
        view! { <a class="button" href=href>{td_string!(locale, programme.lay)}</a> }
    });
    view! { <div class="page-head"><h1>{shown.title.clone()}</h1>{lay}</div> }
}

/// Title and description, in the reader's language first, in others below.
#[component]
fn Words<'a>(shown: &'a Shown) -> impl IntoView + use<> {
    let (locale, sent) = (shown.locale, &shown.sent);
    let others = LANGUAGES.into_iter().filter(|one| *one != Language::English);
    let written = others.clone().any(|one| !sent.text(&field("title", one)).is_empty());
    let others = others.map(|one| text_of(shown, one)).collect_view();
    view! {
        {text_of(shown, Language::English)}
        <details class="more" open=written>
            <summary>{td_string!(locale, programme.other_languages)}</summary>
            <p class="fine quiet">{td_string!(locale, programme.other_languages_hint)}</p>
            <div class="form">{others}</div>
        </details>
    }
}

fn text_of(shown: &Shown, language: Language) -> impl IntoView + use<> {
    let (locale, sent) = (shown.locale, &shown.sent);
    let (name, code) = (language_name(locale, language), language.code());
    let (title, description) = (field("title", language), field("description", language));
    let (untitled, undescribed) = (shown.error(&title), shown.error(&description));
    let invalid = untitled.is_some();
    let (value, text) = (sent.text(&title).to_owned(), sent.text(&description).to_owned());
    // What is written from right to left is typed so, beneath a label of the reader's own language.
    view! {
        <div class="field">
            <label for=title.clone()>{td_string!(locale, programme.title_in, language = name)}</label>
            <input
                id=title.clone() name=title type="text" value=value autocomplete="off" lang=code dir="auto"
                aria-invalid=invalid.then_some("true") aria-describedby=invalid.then(|| format!("title-{code}-error"))
            />
            {untitled.map(|error| view! { <p class="error" id=format!("title-{code}-error")>{error}</p> })}
        </div>
        <TextField
            name=description label=td_string!(locale, programme.description_in, language = name) value=text rows=2
            lang=code error=undescribed
        />
    }
}

#[component]
fn What<'a>(shown: &'a Shown) -> impl IntoView + use<> {
    let (locale, sent) = (shown.locale, &shown.sent);
    let kinds = SessionKind::ALL.iter().map(|one| Choice::new(one.code(), kind_word(locale, *one)));
    let states = SessionState::ALL.iter().map(|one| Choice::new(one.code(), state_word(locale, *one)));
    let none = Choice::new("", td_string!(locale, programme.no_track));
    let tracks = shown.record.tracks.iter();
    let tracks = tracks.map(|one| Choice::new(one.id.to_string(), track_name(&one.names, language(locale))));
    let known = shown.session.is_some();
    let states = states.collect::<Vec<_>>();
    view! {
        <fieldset class="form three">
            <legend>{td_string!(locale, function.what)}</legend>
            <SelectField
                name="kind" label=td_string!(locale, programme.kind) choices=kinds.collect() chosen=sent.text("kind")
            />
            <Select
                name="track" label=td_string!(locale, programme.track)
                choices=std::iter::once(none).chain(tracks).collect() chosen=sent.text("track").to_owned()
                hint=None error=shown.error("track")
            />
            {known.then(|| view! {
                <SelectField
                    name="state" label=td_string!(locale, room.status) choices=states chosen=sent.text("state")
                />
            })}
        </fieldset>
    }
}

#[component]
fn When<'a>(shown: &'a Shown) -> impl IntoView + use<> {
    let (locale, sent) = (shown.locale, &shown.sent);
    view! {
        <fieldset class="form three times">
            <legend>{td_string!(locale, function.when)}</legend>
            <Field
                name="date" kind="date" label=td_string!(locale, programme.date) value=sent.text("date")
                error=shown.error("date")
            />
            <Field
                name="from_time" kind="time" label=td_string!(locale, programme.from) value=sent.text("from_time")
                error=shown.error("from_time")
            />
            <Field
                name="until_time" kind="time" label=td_string!(locale, programme.until) value=sent.text("until_time")
                hint=td_string!(locale, programme.until_hint).to_owned() error=shown.error("until_time")
            />
        </fieldset>
    }
}

/// For whom, and in which hall.
#[component]
fn Where<'a>(shown: &'a Shown) -> impl IntoView + use<> {
    let (locale, sent) = (shown.locale, &shown.sent);
    let formats = Format::ALL.iter().map(|one| Choice::new(one.code(), format_word(locale, *one)));
    let none = Choice::new("", td_string!(locale, programme.no_hall));
    let functions = shown.record.functions.iter().map(|one| function_choice(shown.locale, shown.zone, one));
    view! {
        <fieldset class="form three">
            <legend>{td_string!(locale, programme.attendance)}</legend>
            <SelectField
                name="format" label=td_string!(locale, programme.format) choices=formats.collect()
                chosen=sent.text("format")
            />
            <Field
                name="on_campus" label=td_string!(locale, programme.on_campus) value=sent.text("on_campus")
                autocomplete="off" error=shown.error("on_campus")
            />
            <Field
                name="online" label=td_string!(locale, programme.online) value=sent.text("online") autocomplete="off"
                error=shown.error("online")
            />
        </fieldset>
        <Select
            name="function" label=td_string!(locale, programme.function)
            choices=std::iter::once(none).chain(functions).collect() chosen=sent.text("function").to_owned()
            hint=Some(td_string!(locale, programme.function_hint)) error=shown.error("function")
        />
        <Field
            name="link" kind="url" label=td_string!(locale, programme.link) value=sent.text("link") autocomplete="off"
            hint=td_string!(locale, programme.link_hint).to_owned() error=shown.error("link")
        />
    }
}

/// A function with its hall and its hours: one of the same name takes place there every day.
pub(crate) fn function_choice(
    locale: Locale,
    zone: CampusZone,
    (function, hall): &(Function, String),
) -> Choice {
    let time = times(function.time.from_at(), function.time.until_at(), zone);
    let label = format!("{}, {hall}, {}", function.title, hours(locale, time));
    Choice::new(function.id.to_string(), label)
}

/// A list of choices with a hint, and with what is wrong beside it.
#[component]
fn Select(
    name: &'static str,
    label: &'static str,
    choices: Vec<Choice>,
    chosen: String,
    hint: Option<&'static str>,
    error: Option<String>,
) -> impl IntoView {
    let (hint_id, error_id) = (format!("{name}-hint"), format!("{name}-error"));
    let described = [(hint.is_some(), &hint_id), (error.is_some(), &error_id)];
    let described = described.into_iter().filter(|(there, _)| *there).map(|(_, id)| id.as_str());
    let described = Some(described.collect::<Vec<_>>().join(" ")).filter(|ids| !ids.is_empty());
    view! {
        <div class="field">
            <label for=name>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            <select
                id=name name=name aria-describedby=described aria-invalid=error.is_some().then_some("true")
            >
                <Options choices=choices chosen=chosen />
            </select>
            {error.map(|error| view! { <p class="error" id=error_id>{error}</p> })}
        </div>
    }
}

#[component]
fn Removal(locale: Locale, action: String, version: i64) -> impl IntoView {
    view! {
        <details class="more">
            <summary>{td_string!(locale, programme.remove)}</summary>
            <form method="post" action=action>
                <p class="fine">{td_string!(locale, programme.remove_hint)}</p>
                <input type="hidden" name="version" value=version />
                <button class="button">{td_string!(locale, programme.remove_verb)}</button>
            </form>
        </details>
    }
}
