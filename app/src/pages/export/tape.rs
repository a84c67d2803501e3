//! What the tape chart draws: a row for each stay, closure or hold in a room.

use leptos_i18n::td_string;
use service::tape::{Bar, Holder, chart};

use super::Wanted;
use crate::export::{Cell, Sheet};
use crate::fault::Fault;
use crate::pages::tape::ask::Asked;
use crate::pages::tape::word;

pub(super) async fn bars(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let locale = wanted.locale;
    let filter = wanted.asked::<Asked>()?.filter(wanted.ctx.today(), false);
    let tape = chart(wanted.ctx, &wanted.actor, filter.query()).await?;
    let shown = tape.rooms.iter().filter(|row| filter.accepts(&row.room.pavilion_code, &row.room.type_code));
    let mut rows = Vec::new();
    for row in shown {
        for Bar { from, until, holder, label } in &row.bars {
            let reference = match holder {
                Holder::Stay { reference, .. } => reference.clone(),
                Holder::Closure(_) | Holder::Hold(_) => None,
            };
            rows.push(vec![
                row.room.pavilion_name.clone().into(),
                row.room.number.clone().into(),
                row.room.type_name.clone().into(),
                (*from).into(),
                (*until).into(),
                word(locale, holder).into(),
                Cell::maybe(label.clone()),
                Cell::maybe(reference),
            ]);
        }
    }
    let head = vec![
        td_string!(locale, room.pavilion),
        td_string!(locale, stay.room),
        td_string!(locale, campus.room_type),
        td_string!(locale, export.from),
        td_string!(locale, export.until),
        td_string!(locale, room.status),
        td_string!(locale, export.holder),
        td_string!(locale, room.reference),
    ];
    Ok(Sheet { name: format!("tape-chart-{}", filter.from), head, rows })
}
