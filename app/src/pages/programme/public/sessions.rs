//! The sessions, day by day.

use chrono::{DateTime, NaiveDate};
use domain::language::Language;
use domain::programme::{self, Format, SessionState, Speaker, told};
use leptos::prelude::*;

use super::Shown;
use super::document::direction;
use super::words::{Words, kind, language_name, long, words};
use crate::components::{Badge, Tone};
use crate::markup::{IntoMarkup, Markup, apart};
use crate::view::function::times;

#[component]
pub(super) fn Days<'a>(shown: &'a Shown) -> impl IntoView + use<> {
    let sessions = shown.reading.published.sessions.iter();
    let sessions = sessions.filter(|session| shown.track.is_none() || session.track == shown.track);
    let sessions = sessions.collect::<Vec<_>>();
    let day = |session: &programme::Shown| {
        shown.zone.date(DateTime::from_timestamp(session.from_at, 0).unwrap_or_default())
    };
    let mut days = sessions.iter().map(|session| day(session)).collect::<Vec<_>>();
    days.dedup();
    if days.is_empty() {
        return view! { <p class="quiet">{words(shown.language).none}</p> }.into_markup();
    }
    let days = days.into_iter().map(|date| {
        let here = sessions.iter().filter(|session| day(session) == date);
        of_day(shown, date, here.copied().collect())
    });
    days.collect_view().into_markup()
}

fn of_day(shown: &Shown, date: NaiveDate, sessions: Vec<&programme::Shown>) -> impl IntoView + use<> {
    let lines = sessions.into_iter().map(|session| line(shown, session)).collect_view();
    let (id, labelled) = (format!("day-{date}"), format!("day-{date}"));
    view! {
        <section class="section" aria-labelledby=labelled>
            <h2 id=id>{long(shown.language, date)}</h2>
            <ol class="programme">{lines}</ol>
        </section>
    }
}

fn line(shown: &Shown, session: &programme::Shown) -> impl IntoView + use<> {
    let (words, language) = (&words(shown.language), shown.language);
    let (from, until) = times(session.from_at, session.until_at, shown.zone);
    let (from, until) = (from.format("%H:%M").to_string(), until.format("%H:%M").to_string());
    let (tongue, text) = told(&session.texts, language)
        .map_or_else(Default::default, |(tongue, text)| (Some(tongue), text.clone()));
    let tongue = tongue.unwrap_or(language);
    let off = session.state == SessionState::Cancelled;
    let about = (!text.description.is_empty()).then(|| {
        view! { <p class="about" lang=tongue.code() dir=direction(tongue)>{text.description.clone()}</p> }
    });
    let people = session.speakers.iter().map(speaker).collect_view();
    let people = (!session.speakers.is_empty()).then(|| view! { <ul class="speakers">{people}</ul> });
    let class = if off { "off" } else { "" };
    view! {
        <li id=format!("s-{}", session.id) class=class>
            <p class="hours"><bdi>{from}" – "{until}</bdi></p>
            <div class="stack">
                <h3><bdi lang=tongue.code() dir=direction(tongue)>{text.title.clone()}</bdi></h3>
                <p class="row fine">
                    {off.then(|| view! { <Badge tone=Tone::Bad text=words.cancelled /> })}
                    <span>{facts(shown, words, session)}</span>
                </p>
                {about}
                {people}
                <Ways shown=shown session=session title=text.title />
            </div>
        </li>
    }
}

/// What it is, its track, its hall, its languages.
fn facts(shown: &Shown, words: &Words, session: &programme::Shown) -> Markup {
    let language = shown.language;
    let track = shown.reading.published.tracks.iter().find(|track| Some(track.id) == session.track);
    let track = track.and_then(|track| told(&track.names, language)).map(|(_, name)| name.clone());
    let format = match session.format {
        Format::OnCampus => None,
        Format::Hybrid => Some(words.hybrid.to_owned()),
        Format::Online => Some(words.online.to_owned()),
    };
    let hall = session.place.as_ref().map(|place| place.hall.clone());
    let spoken = session.place.as_ref().and_then(|place| {
        let names = |list: &std::collections::BTreeSet<Language>| {
            list.iter()
                .map(|one| language_name(language, *one))
                .collect::<Vec<_>>()
                .join(&format!("{} ", words.comma))
        };
        let spoken = names(&place.spoken);
        let heard = (!place.heard.is_empty()).then(|| format!("{} {}", words.heard_in, names(&place.heard)));
        (!spoken.is_empty())
            .then(|| [Some(spoken), heard].into_iter().flatten().collect::<Vec<_>>().join(" · "))
    });
    let all = [Some(kind(words, session.kind).to_owned()), track, hall, format, spoken];
    apart(all.into_iter().flatten(), " · ")
}

fn speaker(speaker: &Speaker) -> impl IntoView + use<> {
    let rest = [speaker.part.as_str(), speaker.affiliation.as_str()];
    let rest = rest.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
    let rest = (!rest.is_empty()).then(|| view! { ", "<bdi class="quiet">{rest}</bdi> });
    view! { <li><bdi><strong>{speaker.name.clone()}</strong>{rest}</bdi></li> }
}

/// Into one's calendar, and to where those online take part.
#[component]
fn Ways<'a>(shown: &'a Shown, session: &'a programme::Shown, title: String) -> impl IntoView + use<> {
    let words = words(shown.language);
    let off = session.state == SessionState::Cancelled || shown.reading.off_at.is_some();
    let link = Some(session.link.clone()).filter(|link| !link.is_empty() && !off);
    let named = title.clone();
    let link = link.map(|href| {
        view! {
            <a class="button" href=href rel="noopener noreferrer">
                {words.join}<span class="unseen">": "<bdi>{named}</bdi></span>
            </a>
        }
    });
    let file = shown.calendar(&session.id.to_string());
    view! {
        <p class="row ways">
            {link}
            <a class="fine" href=file>{words.add_to_calendar}<span class="unseen">": "<bdi>{title}</bdi></span></a>
        </p>
    }
}
