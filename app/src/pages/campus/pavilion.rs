//! One pavilion: its rooms by floor, its spaces.

use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::campus::{FloorView, PavilionView, RoomView};

use super::spaces::Spaces;
use crate::components::{Icon, Shape, Synthetic};

#[component]
pub(super) fn PavilionSection(locale: Locale, shown: PavilionView) -> impl IntoView {
    let PavilionView { pavilion, floors, rooms_in_stock } = shown;
    let name = pavilion.name.to_string();
    let id = pavilion.code.to_string();
    let (anchor, name_id) = (id.clone(), format!("{id}-name"));
    let spaces: Vec<_> = floors.iter().flat_map(|floor| floor.spaces.clone()).collect();
    let space_count = i64::try_from(spaces.len()).unwrap_or_default();
    let nothing = spaces.is_empty() && floors.iter().all(|floor| floor.rooms.is_empty());
    let rooms = (rooms_in_stock > 0)
        .then(|| td_string!(locale, unit.rooms, count = rooms_in_stock, n = count(locale, rooms_in_stock)));
    let halls = (space_count > 0)
        .then(|| td_string!(locale, unit.spaces, count = space_count, n = count(locale, space_count)));
    let with_rooms = floors.into_iter().filter(|floor| !floor.rooms.is_empty());
    let floors = with_rooms.map(|floor| view! { <Floor locale=locale floor=floor /> }).collect_view();
    view! {
        <article class="panel section" id=anchor aria-labelledby=name_id>
            <div class="row spread">
                <h3 id=name_id.clone()>
                    {name.clone()}" "{pavilion.synthetic.then(|| view! { <Synthetic locale=locale /> })}
                </h3>
                <span class="quiet">{[rooms, halls].into_iter().flatten().collect::<Vec<_>>().join(" · ")}</span>
            </div>
            {(!pavilion.purpose.is_empty()).then(|| view! { <p>{pavilion.purpose}</p> })}
            {(!pavilion.source.is_empty()).then(|| view! {
                <p class="fine quiet">{td_string!(locale, app.source, source = pavilion.source)}</p>
            })}
            {nothing.then(|| view! { <p class="quiet">{td_string!(locale, campus.nothing)}</p> })}
            {floors}
            {(!spaces.is_empty()).then(|| view! { <Spaces locale=locale id=id pavilion=name spaces=spaces /> })}
        </article>
    }
}

#[component]
fn Floor(locale: Locale, floor: FloorView) -> impl IntoView {
    let name = floor_name(locale, floor.floor.level);
    let rooms = floor.rooms.into_iter().map(|room| view! { <Room locale=locale room=room /> }).collect_view();
    view! {
        <div class="floor">
            <h4>{name}</h4>
            <ul class="rooms">{rooms}</ul>
        </div>
    }
}

#[component]
fn Room(locale: Locale, room: RoomView) -> impl IntoView {
    let RoomView { room, room_type, in_stock } = room;
    let number = room.number.to_string();
    let href = format!("/rooms/{number}");
    view! {
        <li>
            <a href=href>{number}</a>
            <span class="fine quiet">
                {if in_stock { room_type.to_string() } else { td_string!(locale, tape.no_longer).to_owned() }}
            </span>
            {room.step_free.then(|| mark(Shape::StepFree, td_string!(locale, campus.step_free)))}
            {room.hearing_loop.then(|| mark(Shape::HearingLoop, td_string!(locale, campus.hearing_loop)))}
        </li>
    }
}

/// An icon with its word for those who do not see it.
pub(super) fn mark(shape: Shape, word: &'static str) -> impl IntoView {
    view! { <span class="mark" title=word><Icon shape=shape /><span class="unseen">{word}</span></span> }
}

/// A floor in words: the ground floor is level nought.
pub(crate) fn floor_name(locale: Locale, level: i64) -> String {
    match level {
        0 => td_string!(locale, campus.ground_floor).to_owned(),
        other => td_string!(locale, campus.floor_n, n = other.to_string()),
    }
}
