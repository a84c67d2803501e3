//! Guest rooms and function spaces.

use domain::campus::SetupStyle;
use i18n::Locale;
use leptos_i18n::td_string;
use service::campus::{FloorView, PavilionView, RoomView, SpaceView, overview};

use super::Wanted;
use crate::export::{Cell, Sheet};
use crate::fault::Fault;
use crate::pages::campus::style_name;

pub(super) async fn rooms(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let locale = wanted.locale;
    let shown = overview(wanted.ctx, &wanted.actor).await?;
    let mut rows = Vec::new();
    for PavilionView { pavilion, floors, .. } in shown.pavilions {
        for FloorView { floor, rooms, .. } in floors {
            rows.extend(rooms.into_iter().map(|RoomView { room, room_type, in_stock }| {
                vec![
                    pavilion.name.to_string().into(),
                    floor.level.into(),
                    room.number.to_string().into(),
                    room_type.to_string().into(),
                    yes(locale, room.step_free),
                    yes(locale, room.hearing_loop),
                    yes(locale, in_stock),
                    room.stock.from().into(),
                    room.stock.until().map_or(Cell::Empty, Cell::Date),
                    yes(locale, room.synthetic),
                ]
            }));
        }
    }
    let head = vec![
        td_string!(locale, room.pavilion),
        td_string!(locale, export.floor),
        td_string!(locale, stay.room),
        td_string!(locale, campus.room_type),
        td_string!(locale, campus.step_free),
        td_string!(locale, campus.hearing_loop),
        td_string!(locale, room.in_stock),
        td_string!(locale, export.stock_from),
        td_string!(locale, export.stock_until),
        td_string!(locale, export.synthetic),
    ];
    Ok(Sheet { name: "rooms".to_owned(), head, rows })
}

pub(super) async fn spaces(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let locale = wanted.locale;
    let shown = overview(wanted.ctx, &wanted.actor).await?;
    let mut rows = Vec::new();
    for PavilionView { pavilion, floors, .. } in shown.pavilions {
        for FloorView { floor, spaces, .. } in floors {
            for SpaceView { space, equipment, .. } in spaces {
                let pieces = equipment.iter().map(|piece| format!("{} × {}", piece.quantity, piece.name));
                let mut row = vec![
                    pavilion.name.to_string().into(),
                    floor.level.into(),
                    space.name.to_string().into(),
                    space.code.to_string().into(),
                ];
                row.extend(
                    SetupStyle::ALL
                        .map(|style| space.seats(style).map_or(Cell::Empty, |seats| seats.get().into())),
                );
                row.extend([
                    space.booths.count.into(),
                    space.area_m2.map_or(Cell::Empty, Cell::Number),
                    Cell::Text(pieces.collect::<Vec<_>>().join("; ")),
                    yes(locale, space.step_free),
                    yes(locale, space.hearing_loop),
                    yes(locale, space.synthetic),
                ]);
                rows.push(row);
            }
        }
    }
    let mut head = vec![
        td_string!(locale, room.pavilion),
        td_string!(locale, export.floor),
        td_string!(locale, campus.space),
        td_string!(locale, export.code),
    ];
    head.extend(SetupStyle::ALL.map(|style| style_name(locale, style)));
    head.extend([
        td_string!(locale, campus.booths),
        td_string!(locale, export.area),
        td_string!(locale, campus.equipment),
        td_string!(locale, campus.step_free),
        td_string!(locale, campus.hearing_loop),
        td_string!(locale, export.synthetic),
    ]);
    Ok(Sheet { name: "spaces".to_owned(), head, rows })
}

fn yes(locale: Locale, it_is: bool) -> Cell {
    if it_is { td_string!(locale, app.yes) } else { td_string!(locale, app.no) }.into()
}
