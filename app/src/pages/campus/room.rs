//! One guest room.

mod holds;

use axum::extract::{Path, Query, State};
use axum::response::Html;
use domain::access::Permission;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;

use self::holds::{Closures, Stays};
use super::pavilion::floor_name;
use crate::fault::Fault;
use crate::local::query_value;
use crate::pages::history::History;
use crate::pages::tape::word;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::room::{Gap, May, RoomPage};
use crate::view::tape::{shift, tone};
use crate::viewer::Viewer;
use crate::{
    components::{Badge, Fact, Facts, Synthetic, Tone},
    markup::IntoMarkup,
};

/// The query, as sent.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    from: Option<String>,
}

/// The page.
pub async fn room(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(number): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Fault> {
    let actor = viewer.actor()?;
    let today = state.ctx.today();
    let around = asked.from.and_then(|text| text.parse().ok()).unwrap_or(today);
    let facts = service::campus::room(&state.ctx, &actor, &number).await?;
    let record = service::tape::room_record(&state.ctx, &actor, facts.room.id, around).await?;
    let may = May {
        stays: actor.may(Permission::WriteStays),
        closures: actor.may(Permission::WriteClosures),
        campus: actor.may(Permission::WriteCampus),
    };
    let shown = RoomPage::new(facts, record, may, (today, around));
    let locale = viewer.locale;
    let mut frame = frame(&state, &viewer, Area::Elsewhere, title(locale, &shown));
    frame.above = vec![Area::Campus.way(locale)];
    Ok(page(frame, move || view! { <Content locale=locale shown=shown /> }))
}

/// What stands in `<main>`.
#[component]
pub fn Content(
    /// Language.
    locale: Locale,
    /// The room.
    shown: RoomPage,
) -> impl IntoView {
    let chart = format!(
        "/tape-chart?from={}&nights=31&pavilion={}",
        shift(shown.around, -2),
        shown.facts.pavilion.code
    );
    let calendar =
        format!("/account/calendars?what=room&code={}", query_value(shown.facts.room.number.as_str()));
    let history = shown.history.clone().map(|lines| {
        let caption = td_string!(locale, room.history_caption, number = shown.facts.room.number.to_string());
        let lines = lines.into_iter().map(Into::into).collect();
        view! { <History locale=locale caption=caption lines=lines /> }
    });
    view! {
        <div class="page-head">
            <h1>{title(locale, &shown)}</h1>
            <span class="row">
                {shown.may.campus.then(|| {
                    let href = format!("/administration/campus/rooms/{}", shown.facts.room.number);
                    view! { <a class="button" href=href>{td_string!(locale, targets.change)}</a> }
                })}
                <a class="button" href=calendar>{td_string!(locale, calendars.subscribe)}</a>
                <a class="button" href=chart>{td_string!(locale, room.on_chart)}</a>
            </span>
        </div>
        <div class="pair">
            <About locale=locale shown=shown.clone() />
            <Around locale=locale shown=shown.clone() />
        </div>
        <Stays locale=locale shown=shown.clone() />
        <Closures locale=locale shown=shown />
        {history}
    }
}

fn title(locale: Locale, shown: &RoomPage) -> String {
    td_string!(locale, room.title, number = shown.facts.room.number.to_string())
}

#[component]
fn About(locale: Locale, shown: RoomPage) -> impl IntoView {
    let facts = shown.facts;
    let stock = facts.room.stock;
    let dates = Dates::new(locale);
    let from = dates.date(stock.from());
    let in_stock = if let Some(until) = stock.until() {
        td_string!(locale, room.between, from = from, until = dates.date(until))
    } else {
        td_string!(locale, room.since, date = from)
    };
    let yes_no = move |yes| if yes { td_string!(locale, app.yes) } else { td_string!(locale, app.no) };
    view! {
        <section class="panel section" aria-labelledby="about">
            <h2 id="about">
                {td_string!(locale, room.facts)}" "
                {facts.room.synthetic.then(|| view! { <Synthetic locale=locale /> })}
            </h2>
            <Facts>
                <Fact term=td_string!(locale, room.pavilion)>
                    {facts.pavilion.name.to_string()}", "{floor_name(locale, facts.floor.level)}
                </Fact>
                <Fact term=td_string!(locale, campus.room_type)>{facts.room_type.name.to_string()}</Fact>
                <Fact term=td_string!(locale, campus.beds)>{count(locale, facts.room_type.beds.get())}</Fact>
                <Fact term=td_string!(locale, campus.step_free)>{yes_no(facts.room.step_free)}</Fact>
                <Fact term=td_string!(locale, campus.hearing_loop)>{yes_no(facts.room.hearing_loop)}</Fact>
                <Fact term=td_string!(locale, room.in_stock)>{in_stock}</Fact>
            </Facts>
        </section>
    }
}

/// What the date of the link means for this room: free until when, or whose.
#[component]
fn Around(locale: Locale, shown: RoomPage) -> impl IntoView {
    let dates = Dates::new(locale);
    let heading = if shown.around == shown.today {
        td_string!(locale, room.now).to_owned()
    } else {
        dates.long(shown.around)
    };
    let number = shown.facts.room.number.to_string();
    let state = match (shown.holder, shown.gap) {
        (Some(bar), _) => {
            let span = holds::span(locale, &bar);
            let label = bar.label.unwrap_or_else(|| td_string!(locale, tape.occupied).to_owned());
            let stay = bar.holder.reference().map(|reference| {
                let href = format!("/stays/{reference}");
                let text = td_string!(locale, stay.title, reference = reference.to_owned());
                view! { <p><a class="button primary" href=href>{text}</a></p> }
            });
            view! {
                <p><Badge tone=tone(&bar.holder) text=word(locale, &bar.holder) />" "<strong>{label}</strong></p>
                <p class="quiet">{span}</p>
                {stay}
            }
            .into_markup()
        }
        (None, gap) => {
            let text = gap.map(|gap| free(locale, gap));
            let book = gap.filter(|_| shown.may.stays).map(|gap| {
                let href = format!("/stays/new?room={number}&from={}", gap.from);
                view! { <a class="button primary" href=href>{td_string!(locale, stay.create)}</a> }
            });
            let close = shown.may.closures.then(|| {
                let href = format!("/closures/new?rooms={number}&from={}", shown.around);
                view! { <a class="button" href=href>{td_string!(locale, room.close)}</a> }
            });
            view! {
                <p><Badge tone=Tone::Good text=td_string!(locale, status.free) /></p>
                <p>{text}</p>
                <p class="row">{book}{close}</p>
            }
            .into_markup()
        }
    };
    view! {
        <section class="panel section" aria-labelledby="around">
            <h2 id="around">{heading}</h2>
            {state}
        </section>
    }
}

fn free(locale: Locale, gap: Gap) -> String {
    let dates = Dates::new(locale);
    let from = dates.date(gap.from);
    if let Some(until) = gap.until {
        td_string!(locale, room.free_between, from = from, until = dates.date(until))
    } else {
        td_string!(locale, room.free_from, date = from)
    }
}
