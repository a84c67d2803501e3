//! A day: spaces and hours, one table a pavilion, so that its name and the hours stay above its spaces.

use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::carry::Carried;
use super::words::{clock, use_title, use_word};
use crate::local::query_value;
use crate::markup::{IntoMarkup, Markup};
use crate::view::diary::{Cell, DiaryPage, Hours, PavilionRows, QUARTERS, SpaceRow, Usage, Use, What};

#[component]
pub(super) fn DayGrid<'a>(locale: Locale, shown: &'a DiaryPage) -> impl IntoView + use<> {
    let rows = || shown.pavilions.iter().flat_map(|pavilion| &pavilion.rows);
    let hours = Hours::of(shown.filter.day, rows().flat_map(|row| row.uses.iter().chain(&row.waiting)));
    let now = hours.column(shown.now);
    let class = format!(
        "tape diary h{} {}",
        hours.count(),
        now.map(|column| format!("t{column}")).unwrap_or_default()
    );
    let grid = Grid {
        locale,
        hours,
        now: now.map(|column| column + hours.from),
        back: query_value(&shown.filter.here()),
        may_plan: shown.may_plan,
    };
    let tables = shown.pavilions.iter().map(|pavilion| grid.pavilion(pavilion)).collect_view();
    view! { <div class=class role="region" aria-label=td_string!(locale, diary.title) tabindex="0">{tables}</div> }
}

struct Grid {
    locale: Locale,
    hours: Hours,
    /// The present hour, where it is shown.
    now: Option<i64>,
    back: String,
    may_plan: bool,
}

impl Grid {
    fn pavilion(&self, pavilion: &PavilionRows) -> impl IntoView + use<> {
        let locale = self.locale;
        let date = Dates::new(locale).date(self.hours.day);
        let caption = td_string!(locale, diary.caption_day, pavilion = pavilion.name.clone(), date = date);
        let heads = (self.hours.from..self.hours.until).map(|hour| {
            let is_now = self.now == Some(hour);
            let word = is_now.then(|| view! { <span class="unseen">{td_string!(locale, diary.now)}</span> });
            view! { <th scope="col" colspan=QUARTERS class=is_now.then_some("now")>{format!("{hour:02}")}{word}</th> }
        });
        let heads = heads.collect_view();
        let rows = pavilion.rows.iter().map(|row| self.space(row)).collect_view();
        view! {
            <table>
                <caption class="unseen">{caption}</caption>
                <thead><tr><th rowspan="1" scope="col">{pavilion.name.clone()}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
    }

    /// The row of a space, and below it a row for each that waits for it.
    fn space(&self, row: &SpaceRow) -> impl IntoView + use<> {
        let locale = self.locale;
        let day = self.hours.day;
        let waiting = row.waiting.iter().filter(|one| one.is_on(day)).map(|one| {
            let cells = self.cells(row, std::slice::from_ref(one), false);
            let name = td_string!(locale, diary.waiting_in, space = row.name.clone());
            view! { <tr class="waits"><th scope="row">{name}</th>{cells}</tr> }
        });
        let waiting = waiting.collect_view();
        let seats = row.seats.map(|seats| view! { <small>{count(locale, seats)}</small> });
        view! {
            <tr class=row.divisible.then_some("walled") data-s=self.may_plan.then(|| row.code.clone())>
                <th scope="row">{row.name.clone()}{seats}</th>
                {self.cells(row, &row.uses, self.may_plan)}
            </tr>
            {waiting}
        }
    }

    fn cells(&self, row: &SpaceRow, uses: &[Use], may_plan: bool) -> Vec<Markup> {
        let cells = self.hours.cells(uses);
        cells.into_iter().map(|cell| self.cell(row, cell, may_plan)).collect()
    }

    fn cell(&self, row: &SpaceRow, cell: Cell<'_>, may_plan: bool) -> Markup {
        let (locale, span) = (self.locale, (cell.span > 1).then_some(cell.span));
        match cell.what {
            What::Free { .. } if !may_plan => view! { <td colspan=span></td> }.into_markup(),
            What::Free { from, first } => {
                let time = from.format("%H:%M").to_string();
                let day = self.hours.day;
                let href = format!(
                    "/functions/new?space={}&from_date={day}&from_time={time}&back={}",
                    query_value(&row.code),
                    self.back
                );
                let text = td_string!(locale, diary.create_from, time = time);
                // One stop of the keyboard a gap; the list has a way to each form, too.
                let stop = (!first).then_some("-1");
                view! { <td colspan=span><a href=href tabindex=stop>{text}</a></td> }.into_markup()
            }
            What::Setup(one) => self.margin(one, span, td_string!(locale, diary.setup), true),
            What::Teardown(one) => self.margin(one, span, td_string!(locale, diary.teardown), false),
            What::Programme(one) => self.programme(one, span),
        }
    }

    fn margin(&self, one: &Use, span: Option<i64>, what: &'static str, before: bool) -> Markup {
        let (from, until) = if before { (one.claimed.0, one.time.0) } else { (one.time.1, one.claimed.1) };
        let (from, until) = (from.format("%H:%M").to_string(), until.format("%H:%M").to_string());
        let title = use_title(self.locale, &one.usage);
        let text =
            td_string!(self.locale, diary.margin, what = what, title = title, from = from, until = until);
        let class = format!("margin {}", one.usage.tone().class());
        view! { <td colspan=span class=class title=text.clone()><span class="unseen">{text.clone()}</span></td> }
            .into_markup()
    }

    fn programme(&self, one: &Use, span: Option<i64>) -> Markup {
        let locale = self.locale;
        let title = use_title(locale, &one.usage);
        let class = match one.usage {
            Usage::Walls(_) => "walls closed",
            _ => one.usage.tone().class(),
        };
        match &one.usage {
            Usage::Function { id, event, event_title, .. } => {
                let href = format!("/functions/{id}?back={}", self.back);
                let word = use_word(locale, &one.usage);
                let whose = format!("{title} · {event} {event_title}");
                let hint = format!("{title}, {}, {event} {event_title}, {word}", clock(one));
                let Carried { id, version, from, length } = Carried::of(one, self.hours.day, self.may_plan);
                view! {
                    <td colspan=span class=class data-f=id data-v=version data-m=from data-l=length>
                        <a href=href title=hint>{whose}<span class="unseen">", "{word}", "{clock(one)}</span></a>
                    </td>
                }
                .into_markup()
            }
            _ => {
                view! { <td colspan=span class=class title=title.clone()>{title.clone()}</td> }.into_markup()
            }
        }
    }
}
