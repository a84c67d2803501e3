//! What stands in the way of a new stay, and buttons that fill the form with what would do.

use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::refusal::{Alternative, Refusal, RoomLeg};

use crate::components::{Icon, Shape};
use crate::pages::stay::{nights, obstacle, span};

#[component]
pub(super) fn Refused(locale: Locale, refusal: Refusal) -> impl IntoView {
    let Refusal { obstacle: why, instead } = refusal;
    let room = |room: &Alternative| {
        let text = format!("{} · {} · {}", room.number, room.room_type, room.pavilion);
        view! { <button class="button" name="take" value=room.number.clone()>{text}</button> }
    };
    let leg = |leg: &RoomLeg| {
        let dates = leg.dates;
        let value = format!("{}/{}/{}", leg.room.number, dates.arrival(), dates.departure());
        let text = format!("{}: {}, {}", leg.room.number, span(locale, dates), nights(locale, dates.count()));
        view! { <li><button class="button" name="take" value=value>{text}</button></li> }
    };
    let nothing = instead.free_rooms.is_empty() && instead.moves.is_empty();
    let rooms = (!instead.free_rooms.is_empty()).then(|| {
        let buttons = instead.free_rooms.iter().map(room).collect_view();
        view! { <p>{td_string!(locale, stay.free_instead)}</p><div class="row">{buttons}</div> }
    });
    let way = (!instead.moves.is_empty()).then(|| {
        let legs = instead.moves.iter().map(leg).collect_view();
        view! { <p>{td_string!(locale, stay.way_through_new)}</p><ol class="stack">{legs}</ol> }
    });
    view! {
        <div class="notice bad" role="alert">
            <h2 class="row"><Icon shape=Shape::Alert />{td_string!(locale, stay.not_booked)}</h2>
            {obstacle(locale, &why)}
            {rooms}
            {way}
            {nothing.then(|| view! { <p>{td_string!(locale, stay.nothing_free)}</p> })}
        </div>
    }
}
