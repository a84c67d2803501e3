//! `/programme/CODE`: the programme as participants read it, without an account, in six languages; and as calendars.
//!
//! The page is the same for everybody who asks in a language.

mod document;
mod ics;
mod sessions;
mod words;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::Response;
use domain::calendar::CampusZone;
use domain::ids::TrackId;
use domain::language::Language;
use domain::programme::{LANGUAGES, Published};
use serde::Deserialize;
use service::programme::{Reading, reading};

use crate::assets::Assets;
use crate::fault::Fault;
use crate::local::{further, query_value};
use crate::render;
use crate::revalidate::Tag;
use crate::state::AppState;
use crate::viewer::Viewer;

const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    lang: String,
    track: String,
}

/// What a page shows, and to whom.
#[derive(Clone, Debug)]
struct Shown {
    reading: Reading,
    language: Language,
    /// The one track that is asked for.
    track: Option<TrackId>,
    zone: CampusZone,
    assets: Assets,
}

impl Shown {
    /// The address of this page with something else asked for.
    fn address(&self, language: Language, track: Option<TrackId>) -> String {
        format!("{}{}", self.base(), query(language, track))
    }

    /// The address of a calendar.
    fn calendar(&self, file: &str) -> String {
        format!("{}/{file}.ics{}", self.base(), query(self.language, None))
    }

    fn base(&self) -> String {
        format!("/programme/{}", query_value(&self.reading.code))
    }
}

fn query(language: Language, track: Option<TrackId>) -> String {
    let track = track.map(|track| ("track", track.to_string()));
    let pairs = std::iter::once(("lang", language.code().to_owned())).chain(track);
    further(pairs).replacen('&', "?", 1)
}

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let reading = reading(&state.ctx, &code).await?;
    let track = track(&reading.published, &asked);
    let language = language(&viewer, &asked);
    let indexed = reading.published.settings.indexed;
    let shown = Shown { reading, language, track, zone: state.ctx.zone, assets: state.assets };
    let html = render::document(move || document::whole(&shown));
    let page = ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], html.clone());
    let response = Tag::of_text(&html).for_everybody(&headers, page);
    Ok(for_robots(response, indexed, asked.lang.is_empty()))
}

/// All sessions, those of a track, or one, as a calendar.
pub async fn calendar(
    State(state): State<AppState>,
    viewer: Viewer,
    Path((code, file)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let name = file.strip_suffix(".ics").ok_or(Fault::NotFound)?;
    let reading = reading(&state.ctx, &code).await?;
    let language = language(&viewer, &asked);
    let wanted = match name {
        "programme" => ics::Wanted::All(track(&reading.published, &asked)),
        id => ics::Wanted::One(id.parse().map_err(|_| Fault::NotFound)?),
    };
    let indexed = reading.published.settings.indexed;
    let text = ics::calendar(&reading, wanted, language).ok_or(Fault::NotFound)?.write();
    let file = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("inline; filename=\"programme-{}.ics\"", reading.code)),
    ];
    let response = Tag::of_text(&text).for_everybody(&headers, (file, text));
    Ok(for_robots(response, indexed, asked.lang.is_empty()))
}

/// Says whether it may be listed, and what the answer depends on.
fn for_robots(mut response: Response, indexed: bool, by_browser: bool) -> Response {
    if !indexed {
        response.headers_mut().insert(ROBOTS, HeaderValue::from_static("noindex"));
    }
    if by_browser {
        let vary = HeaderValue::from_static("accept-language, cookie");
        response.headers_mut().append(header::VARY, vary);
    }
    response
}

fn track(published: &Published, asked: &Asked) -> Option<TrackId> {
    let track = asked.track.parse().ok()?;
    published.tracks.iter().any(|known| known.id == track).then_some(track)
}

/// The language of the address, else the reader's.
fn language(viewer: &Viewer, asked: &Asked) -> Language {
    let of_address = LANGUAGES.into_iter().find(|language| language.code() == asked.lang);
    of_address.unwrap_or_else(|| crate::view::programme::language(viewer.locale))
}
