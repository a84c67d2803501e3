//! The whole page: its frame in the reader's language and direction, and the sessions day by day.

use domain::ids::TrackId;
use domain::language::Language;
use domain::programme::told;
use i18n::PARTICIPANTS;
use leptos::prelude::*;

use super::Shown;
use super::sessions::Days;
use super::words::{locale, minute, words};
use crate::components::{Icon, Shape};
use crate::local::query_value;
use crate::markup::apart;
use crate::view::programme::language;

/// What the product is called, in every language.
const NAME: &str = "Foresteria";

pub(super) fn direction(language: Language) -> &'static str {
    i18n::direction(locale(language))
}

/// `<html>` and all.
pub(super) fn whole(shown: &Shown) -> impl IntoView + use<> {
    let (language, assets) = (shown.language, shown.assets);
    let title = format!("{} · {NAME}", shown.reading.published.title);
    let hidden = !shown.reading.published.settings.indexed;
    view! {
        <html lang=language.code() dir=direction(language)>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                {hidden.then(|| view! { <meta name="robots" content="noindex" /> })}
                <title>{title}</title>
                <link rel="icon" href=assets.favicon_svg r#type="image/svg+xml" />
                <link rel="stylesheet" href=assets.main_css />
            </head>
            <body class="public">
                <a class="skip unseen" href="#main">{words(language).skip}</a>
                <Head shown=shown />
                <main id="main" class="main" tabindex="-1"><Content shown=shown /></main>
                <Foot shown=shown />
            </body>
        </html>
    }
}

/// The bar above, with the languages to choose from.
#[component]
fn Head<'a>(shown: &'a Shown) -> impl IntoView + use<> {
    let ways = PARTICIPANTS.into_iter().map(|(choice, name)| {
        let (language, code) = (language(choice), i18n::code(choice));
        let current = (language == shown.language).then_some("true");
        let href = shown.address(language, shown.track);
        view! { <li><a href=href lang=code hreflang=code aria-current=current>{name}</a></li> }
    });
    view! {
        <header class="header">
            <span class="brand"><Icon shape=Shape::House />{NAME}</span>
            <nav class="tongues" aria-label=words(shown.language).language><ul>{ways.collect_view()}</ul></nav>
        </header>
    }
}

#[component]
fn Content<'a>(shown: &'a Shown) -> impl IntoView + use<> {
    let (words, published) = (words(shown.language), &shown.reading.published);
    let off = shown.reading.off_at.is_some().then(|| {
        view! { <div class="notice bad" role="status"><p>{words.event_off}</p></div> }
    });
    let file = match shown.track {
        Some(track) => format!("{}&track={track}", shown.calendar("programme")),
        None => shown.calendar("programme"),
    };
    let as_of = minute(shown.language, shown.zone, shown.reading.published_at);
    view! {
        <div class="page-head">
            <h1><bdi>{published.title.clone()}</bdi></h1>
            <a class="button" href=file>{words.calendar}</a>
        </div>
        {off}
        <Tracks shown=shown />
        <Days shown=shown />
        <Stands shown=shown />
        <p class="fine quiet">{words.times}" "{words.as_of}" "<bdi>{as_of}</bdi></p>
    }
}

/// Who exhibits where, and online.
#[component]
fn Stands<'a>(shown: &'a Shown) -> impl IntoView + use<> {
    let words = words(shown.language);
    let lines = shown.reading.published.stands.iter().map(|stand| {
        let place = [stand.label.as_str(), stand.hall.as_str()];
        let place = apart(place.into_iter().filter(|text| !text.is_empty()).map(str::to_owned), " · ");
        let name = stand.organisation.clone();
        let link = Some(stand.link.clone()).filter(|link| !link.is_empty()).map(|href| {
            view! {
                " "<a href=href rel="noopener noreferrer">
                    {words.stand_online}<span class="unseen">": "<bdi>{name.clone()}</bdi></span>
                </a>
            }
        });
        view! {
            <li>
                <bdi><strong>{name.clone()}</strong></bdi>" "<span class="quiet">{place}</span>{link}
            </li>
        }
    });
    let lines = lines.collect_view();
    (!shown.reading.published.stands.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="stands">
                <h2 id="stands">{words.exhibitors}</h2>
                <ul class="exhibitors">{lines}</ul>
            </section>
        }
    })
}

/// The tracks to choose from; the choice is in the address.
#[component]
fn Tracks<'a>(shown: &'a Shown) -> impl IntoView + use<> {
    let words = words(shown.language);
    let way = |track: Option<TrackId>, language: Language, name: String| {
        let current = (track == shown.track).then_some("true");
        let href = shown.address(shown.language, track);
        view! { <a class="button" href=href aria-current=current lang=language.code() dir=direction(language)>{name}</a> }
    };
    let tracks = shown.reading.published.tracks.iter().filter_map(|track| {
        let (language, name) = told(&track.names, shown.language)?;
        Some(way(Some(track.id), language, name.clone()))
    });
    let tracks = tracks.collect_view();
    (!shown.reading.published.tracks.is_empty()).then(|| {
        view! {
            <nav class="row tracks-ways" aria-label=words.track>
                {way(None, shown.language, words.all_tracks.to_owned())}
                {tracks}
            </nav>
        }
    })
}

#[component]
fn Foot<'a>(shown: &'a Shown) -> impl IntoView + use<> {
    let words = words(shown.language);
    let code = shown.language.code();
    let statement = format!("/accessibility?lang={code}");
    let report = format!("/accessibility/report?page={}&lang={code}", query_value(&shown.base()));
    view! {
        <footer class="footer">
            <ul>
                <li><a href=statement>{words.accessibility}</a></li>
                <li><a href=report>{words.barrier}</a></li>
            </ul>
        </footer>
    }
}
