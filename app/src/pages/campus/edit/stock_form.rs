//! The form that moves several rooms into the stock or out of it.

use chrono::NaiveDate;
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::campus::{FloorView, Move, PavilionView, RoomView};
use service::error::FieldError;

use super::fields::Fields;
use super::pavilion_path;
use super::refused::{Refusal, Refused};
use super::stock::may_go;
use super::words::{error, summary};
use crate::components::{Button, ErrorSummary, Field};
use crate::markup::{IntoMarkup, Markup};
use crate::pages::campus::floor_name;
use crate::view::campus::{Typed, stock_field};

/// The form as it stands.
pub(super) struct Shown {
    pub title: String,
    pub pavilion: PavilionView,
    pub typed: Typed,
    pub faults: Vec<FieldError>,
    pub refusal: Option<Refusal>,
    pub today: NaiveDate,
}

/// What stands in `<main>`.
#[component]
pub(super) fn StockForm(locale: Locale, shown: Shown) -> impl IntoView {
    let Shown { title, pavilion, typed, faults, refusal, today } = shown;
    let way = typed.way();
    let path = format!("{}/stock", pavilion_path(pavilion.pavilion.code.as_str()));
    let floors = pavilion.floors.into_iter().filter_map(|mut floor| {
        floor.rooms.retain(|room| may_go(room, way, today));
        (!floor.rooms.is_empty()).then_some(floor)
    });
    let floors: Vec<FloorView> = floors.collect();
    let fields = Fields { locale, typed: &typed, faults: &faults };
    let form = if floors.is_empty() {
        let text = match way {
            Move::Leave => td_string!(locale, campus_stock.none_leaves),
            Move::Join => td_string!(locale, campus_stock.none_joins),
        };
        view! { <p class="quiet">{text}</p> }.into_markup()
    } else {
        form(fields, &path, &floors)
    };
    view! {
        <h1>{title}</h1>
        {ways(locale, &path, way)}
        <p class="quiet">{match way {
            Move::Leave => td_string!(locale, campus_stock.leave_about),
            Move::Join => td_string!(locale, campus_stock.join_about),
        }}</p>
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=summary(locale, &faults) />
        {refusal.map(|refusal| view! { <Refused locale=locale refusal=refusal /> })}
        {form}
    }
}

/// The two ways rooms can go.
fn ways(locale: Locale, path: &str, way: Move) -> Markup {
    let link = |to: Move, code: &str, label: &'static str| {
        let current = (to == way).then_some("page");
        view! { <li><a class="chip" href=format!("{path}?way={code}") aria-current=current>{label}</a></li> }
    };
    view! {
        <nav aria-label=td_string!(locale, campus_stock.way)>
            <ul class="row chips">
                {link(Move::Leave, "leave", td_string!(locale, campus_stock.leave))}
                {link(Move::Join, "join", td_string!(locale, campus_stock.join))}
            </ul>
        </nav>
    }
    .into_markup()
}

fn form(fields: Fields<'_>, path: &str, floors: &[FloorView]) -> Markup {
    let Fields { locale, typed, faults } = fields;
    let (label, code) = match typed.way() {
        Move::Leave => (td_string!(locale, campus_data.end), "leave"),
        Move::Join => (td_string!(locale, campus_data.first_night), "join"),
    };
    let rooms = floors.iter().map(|shown| floor(fields, shown)).collect_view();
    view! {
        {ticks(locale, path, code, floors)}
        <form class="panel form" method="post" action=path.to_owned() novalidate>
            <input type="hidden" name="way" value=code />
            <Field
                name="on" kind="date" label=label value=typed.text("on") hint=td_string!(locale, campus_stock.on_hint).to_owned()
                error=error(locale, faults, "on")
            />
            <div id="rooms">{rooms}{fields.group("rooms")}</div>
            <div><Button primary=true text=td_string!(locale, accounts.save) /></div>
        </form>
    }
    .into_markup()
}

/// Ways to tick many boxes at once, without a script.
fn ticks(locale: Locale, path: &str, way: &str, floors: &[FloorView]) -> Markup {
    let link = |tick: &str, label: String| {
        view! { <li><a class="chip" href=format!("{path}?way={way}&tick={tick}")>{label}</a></li> }
    };
    let of_floor = |floor: &FloorView| {
        let level = floor.floor.level;
        link(&level.to_string(), floor_name(locale, level))
    };
    let by_floor = floors.iter().map(of_floor).collect_view();
    view! {
        <nav aria-label=td_string!(locale, campus_stock.tick)>
            <ul class="row chips">
                <li>{td_string!(locale, campus_stock.tick)}":"</li>
                {link("all", td_string!(locale, campus_stock.all).to_owned())}
                {by_floor}
                {link("none", td_string!(locale, campus_stock.none).to_owned())}
            </ul>
        </nav>
    }
    .into_markup()
}

fn floor(fields: Fields<'_>, shown: &FloorView) -> Markup {
    let locale = fields.locale;
    let boxes =
        shown.rooms.iter().map(|room| fields.check(&stock_field(&room.room.number), said(locale, room)));
    let boxes: Vec<_> = boxes.collect();
    view! {
        <fieldset>
            <legend>{floor_name(locale, shown.floor.level)}</legend>
            <div class="row">{boxes}</div>
        </fieldset>
    }
    .into_markup()
}

/// A room, and the day it comes or goes as things stand.
fn said(locale: Locale, room: &RoomView) -> String {
    let (number, dates) = (room.room.number.to_string(), Dates::new(locale));
    match (room.in_stock, room.room.stock.until()) {
        (true, None) => number,
        (true, Some(until)) => {
            td_string!(locale, campus_stock.leaves_on, number = number, date = dates.date(until))
        }
        (false, _) => {
            let from = dates.date(room.room.stock.from());
            td_string!(locale, campus_stock.joins_on, number = number, date = from)
        }
    }
}
