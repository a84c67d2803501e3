//! What is wrong with a row of a list, and the way out.

use domain::calendar::CampusZone;
use i18n::{Locale, count};
use leptos_i18n::td_string;
use service::function::{HallBlocker, HallObstacle, HallUser};
use service::programme::list::{BadRow, Column};

use crate::pages::campus::style_name;
use crate::pages::closure::kind_word;
use crate::pages::functions::hours;
use crate::view::function::times;

/// What a column is called that every session needs, where the list itself has none of it.
pub(super) fn needed_name(locale: Locale, column: Column) -> Option<&'static str> {
    match column {
        Column::Title => Some(td_string!(locale, function.title)),
        Column::Date => Some(td_string!(locale, programme.date)),
        Column::From => Some(td_string!(locale, programme.from)),
        Column::Until => Some(td_string!(locale, programme.until)),
        _ => None,
    }
}

pub(super) fn why(locale: Locale, zone: CampusZone, bad: &BadRow) -> String {
    if let Some(obstacle) = &bad.obstacle {
        return in_the_way(locale, zone, obstacle);
    }
    let text = match (bad.column.as_ref().map(|(column, _)| *column), bad.code) {
        (_, "formula") => td_string!(locale, programme_list.f_formula),
        (_, "not_utf8") => td_string!(locale, rooming.f_utf8),
        (_, "error_cell") => td_string!(locale, rooming.f_error),
        (_, "width") => td_string!(locale, rooming.f_width),
        (_, "again") => td_string!(locale, programme_list.f_again),
        (Some(Column::Style), "missing") => td_string!(locale, programme_list.f_style),
        (_, "missing") => td_string!(locale, rooming.f_missing),
        (Some(column), code) => of_column(locale, column, code),
        (None, _) => td_string!(locale, rooming.f_too_long),
    };
    text.to_owned()
}

fn of_column(locale: Locale, column: Column, code: &str) -> &'static str {
    match (column, code) {
        (Column::Reference, _) => td_string!(locale, programme_list.f_reference),
        (Column::Title, "ambiguous") => td_string!(locale, programme_list.f_ambiguous),
        (Column::Title, _) | (Column::Track, "too_long") => td_string!(locale, programme.long_title),
        (Column::Description, _) => td_string!(locale, programme.bad_description),
        (Column::Date, _) => td_string!(locale, rooming.f_date),
        (Column::Until, "backwards") => td_string!(locale, programme.backwards),
        (Column::Until, "far_too_long") => td_string!(locale, programme.too_long),
        (Column::From | Column::Until, _) => td_string!(locale, programme_list.f_time),
        (Column::Hybrid, _) => td_string!(locale, rooming.f_yes_no),
        (Column::Track, _) => td_string!(locale, programme.too_many_tracks),
        (Column::Hall, "ambiguous") => td_string!(locale, programme_list.f_halls),
        (Column::Hall, "taken") => td_string!(locale, programme_list.f_taken),
        (Column::Hall, _) => td_string!(locale, programme_list.f_hall),
        (Column::Languages, "no_hall") => td_string!(locale, programme_list.f_no_hall),
        (Column::Languages, "differ") => td_string!(locale, programme_list.f_differ),
        (Column::Languages, _) => td_string!(locale, programme_list.f_language),
        (Column::OnCampus, _) => td_string!(locale, programme.no_on_campus),
        (Column::Online, _) => td_string!(locale, programme.no_online),
        (Column::Link, _) => td_string!(locale, programme.bad_link),
        (Column::Chair | Column::Speakers, _) => td_string!(locale, programme.bad_speakers),
        (Column::Kind | Column::State | Column::Format | Column::Style, _) => {
            td_string!(locale, programme_list.f_word)
        }
    }
}

/// What keeps the hall, in a sentence, and what to do.
fn in_the_way(locale: Locale, zone: CampusZone, obstacle: &HallObstacle) -> String {
    let way_out = td_string!(locale, programme_list.f_elsewhere);
    let first = match obstacle {
        HallObstacle::Occupied(blockers) => {
            blockers.iter().map(|one| who(locale, zone, one)).collect::<Vec<_>>()
        }
        HallObstacle::TooClose { other, needed, between } => {
            let close = td_string!(locale, function.too_close, needed = *needed, between = *between);
            vec![who(locale, zone, other), close]
        }
        HallObstacle::Unfit { style, seats, most } => {
            let seats = match seats {
                Some(seats) => td_string!(locale, function.seats_only, n = count(locale, *seats)),
                None => td_string!(locale, function.not_this_style).to_owned(),
            };
            let most = most.filter(|(best, _)| best != style).map(|(best, seats)| {
                td_string!(locale, function.most, n = count(locale, seats), style = style_name(locale, best))
            });
            std::iter::once(seats).chain(most).collect()
        }
    };
    first.into_iter().chain([way_out.to_owned()]).collect::<Vec<_>>().join(" ")
}

fn who(locale: Locale, zone: CampusZone, blocker: &HallBlocker) -> String {
    let time = hours(locale, times(blocker.claimed.from_at(), blocker.claimed.until_at(), zone));
    let who = match &blocker.user {
        HallUser::Function { title, event_code, .. } => format!("{title}, {event_code}"),
        HallUser::Closure { kind, reason } => {
            format!("{}{}{reason}", kind_word(locale, *kind), i18n::colon(locale))
        }
        HallUser::Unknown => td_string!(locale, tape.occupied).to_owned(),
    };
    td_string!(locale, programme_list.f_held, who = who, when = time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_without_a_day_says_that_it_is_the_day_where_the_list_has_no_such_column() {
        assert_eq!(needed_name(Locale::en, Column::Date), Some("Day"));
        assert_eq!(needed_name(Locale::en, Column::Hall), None, "a session may do without");
    }
}
