//! The lists of a day at the desk, and the accounts of the house.

use i18n::Locale;
use leptos_i18n::td_string;
use service::today::BoardEntry;

use super::Wanted;
use crate::export::{Cell, Sheet};
use crate::fault::Fault;
use crate::pages::accounts::state_of;
use crate::pages::role_name;
use crate::pages::tape::stay_word;
use crate::pages::today::ask::Asked;
use crate::view::today::{May, TodayPage};

pub(super) async fn today(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let locale = wanted.locale;
    let filter = wanted.asked::<Asked>()?.filter(wanted.ctx.today());
    let board = service::today::board(wanted.ctx, &wanted.actor, filter.day).await?;
    let day = filter.day;
    let shown = TodayPage::new(filter, board, May { stays: false, closures: false }, String::new());
    let expected = shown.expected.into_iter().map(|arrival| arrival.entry).collect();
    let lists: [(&str, Vec<BoardEntry>); 7] = [
        (td_string!(locale, today.undecided), shown.undecided),
        (td_string!(locale, today.to_arrive), expected),
        (td_string!(locale, today.arrived), shown.arrived),
        (td_string!(locale, today.overdue), shown.overdue),
        (td_string!(locale, today.to_leave), shown.due),
        (td_string!(locale, today.gone), shown.gone),
        (td_string!(locale, today.in_house), shown.in_house),
    ];
    let rows = lists
        .into_iter()
        .flat_map(|(list, entries)| entries.into_iter().map(move |entry| row(locale, list, entry)));
    let head = vec![
        td_string!(locale, export.list),
        td_string!(locale, room.reference),
        td_string!(locale, room.guest),
        td_string!(locale, export.heads),
        td_string!(locale, room.pavilion),
        td_string!(locale, stay.room),
        td_string!(locale, stay.room_type),
        td_string!(locale, export.arrival),
        td_string!(locale, export.departure),
        td_string!(locale, room.status),
        td_string!(locale, stay.event),
        td_string!(locale, stay.organisation),
    ];
    Ok(Sheet { name: format!("today-{day}"), head, rows: rows.collect() })
}

fn row(locale: Locale, list: &str, entry: BoardEntry) -> Vec<Cell> {
    let (pavilion, number) = entry.room.map(|room| (room.pavilion, room.number)).unzip();
    vec![
        list.into(),
        entry.reference.into(),
        Cell::maybe(entry.guest),
        entry.heads.into(),
        Cell::maybe(pavilion),
        Cell::maybe(number),
        entry.room_type.into(),
        entry.arrival.into(),
        entry.departure.into(),
        stay_word(locale, entry.status).into(),
        Cell::maybe(entry.event.map(|(code, title)| format!("{code} {title}"))),
        Cell::maybe(entry.organisation),
    ]
}

pub(super) async fn accounts(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let locale = wanted.locale;
    let zone = wanted.ctx.zone;
    let rows = service::account::list(wanted.ctx, &wanted.actor).await?.into_iter().map(|account| {
        let (_, state) = state_of(locale, &account);
        let factor =
            if account.second_factor { td_string!(locale, app.yes) } else { td_string!(locale, app.no) };
        let signed_in = account.signed_in_at.and_then(|at| chrono::DateTime::from_timestamp(at, 0));
        vec![
            account.full_name.into(),
            account.email.into(),
            role_name(locale, account.role).into(),
            state.into(),
            factor.into(),
            signed_in.map_or(Cell::Empty, |at| Cell::Date(zone.date(at))),
            account.sessions.into(),
        ]
    });
    let head = vec![
        td_string!(locale, account.name),
        td_string!(locale, sign_in.email),
        td_string!(locale, account.role),
        td_string!(locale, accounts.state),
        td_string!(locale, account.second_factor),
        td_string!(locale, accounts.signed_in),
        td_string!(locale, account.sessions),
    ];
    Ok(Sheet { name: "accounts".to_owned(), head, rows: rows.collect() })
}
