//! What lies in a pavilion, as tables.

use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::campus::{FloorView, RoomView, SpaceView};

use super::room_path;
use super::space::space_path;
use crate::components::{Badge, Synthetic, Table, Tone};
use crate::markup::IntoMarkup;
use crate::pages::campus::floor_name;

/// Its guest rooms, those out of stock included.
#[component]
pub(super) fn Rooms(locale: Locale, pavilion: String, floors: Vec<FloorView>) -> impl IntoView {
    let all = floors.into_iter().flat_map(|floor| {
        let level = floor.floor.level;
        floor.rooms.into_iter().map(move |room| (level, room))
    });
    let rows: Vec<_> = all.map(|(level, shown)| room(locale, level, shown)).collect();
    let body = if rows.is_empty() {
        view! { <p class="quiet">{td_string!(locale, campus_data.no_rooms)}</p> }.into_markup()
    } else {
        let caption = td_string!(locale, campus_data.rooms_of, pavilion = pavilion);
        view! {
            <Table id="rooms-of" caption=caption quiet_caption=true>
                <thead><tr>
                    <th scope="col">{td_string!(locale, campus_data.number)}</th>
                    <th scope="col">{td_string!(locale, campus_data.level)}</th>
                    <th scope="col">{td_string!(locale, campus_data.kind)}</th>
                    <th scope="col">{td_string!(locale, campus.step_free)}</th>
                    <th scope="col">{td_string!(locale, campus_data.first_night)}</th>
                    <th scope="col">{td_string!(locale, campus_data.end)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
        }
        .into_markup()
    };
    view! {
        <section class="section" aria-labelledby="rooms">
            <h2 id="rooms">{td_string!(locale, campus.rooms)}</h2>
            {body}
        </section>
    }
}

fn room(locale: Locale, level: i64, shown: RoomView) -> impl IntoView {
    let RoomView { room, room_type, in_stock } = shown;
    let (number, dates) = (room.number.to_string(), Dates::new(locale));
    let end = room.stock.until().map(|until| dates.date(until));
    view! {
        <tr>
            <th scope="row">
                <a class="nowrap" href=room_path(&number)>{number.clone()}</a>" "
                {room.synthetic.then(|| view! { <Synthetic locale=locale /> })}
                {(!in_stock).then(|| view! { <Badge tone=Tone::Past text=td_string!(locale, campus_data.out) /> })}
            </th>
            <td class="nowrap">{floor_name(locale, level)}</td>
            <td>{room_type.to_string()}</td>
            <td>{room.step_free.then(|| td_string!(locale, app.yes))}</td>
            <td class="nowrap">{dates.date(room.stock.from())}</td>
            <td class="nowrap">{end}</td>
        </tr>
    }
}

/// Its function spaces.
#[component]
pub(super) fn Spaces(locale: Locale, pavilion: String, floors: Vec<FloorView>) -> impl IntoView {
    let all = floors.into_iter().flat_map(|floor| {
        let level = floor.floor.level;
        floor.spaces.into_iter().map(move |space| (level, space))
    });
    let rows: Vec<_> = all.map(|(level, shown)| space(locale, level, shown)).collect();
    (!rows.is_empty()).then(|| {
        let caption = td_string!(locale, campus_data.spaces_of, pavilion = pavilion);
        view! {
            <section class="section" aria-labelledby="spaces">
                <h2 id="spaces">{td_string!(locale, search.spaces)}</h2>
                <Table id="spaces-of" caption=caption quiet_caption=true>
                    <thead><tr>
                        <th scope="col">{td_string!(locale, campus_data.name)}</th>
                        <th scope="col">{td_string!(locale, campus_data.code)}</th>
                        <th scope="col">{td_string!(locale, campus_data.level)}</th>
                        <th scope="col" class="number">{td_string!(locale, campus_data.most_seats)}</th>
                        <th scope="col" class="number">{td_string!(locale, campus.booths)}</th>
                        <th scope="col">{td_string!(locale, campus.step_free)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </Table>
            </section>
        }
    })
}

fn space(locale: Locale, level: i64, shown: SpaceView) -> impl IntoView {
    let space = shown.space;
    let most = space.capacities.iter().map(|capacity| capacity.seats.get()).max();
    let code = space.code.to_string();
    view! {
        <tr>
            <th scope="row">
                <a href=space_path(&code)>{space.name.to_string()}</a>" "
                {space.synthetic.then(|| view! { <Synthetic locale=locale /> })}
            </th>
            <td class="nowrap">{code}</td>
            <td class="nowrap">{floor_name(locale, level)}</td>
            <td class="number">{most.map(|seats| count(locale, seats))}</td>
            <td class="number">{count(locale, space.booths.count)}</td>
            <td>{space.step_free.then(|| td_string!(locale, app.yes))}</td>
        </tr>
    }
}
