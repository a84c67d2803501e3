//! What the hand finds in the diary: which function a bar is, what is said while it is carried, and the form that moves it.

use chrono::{NaiveDate, NaiveTime};
use domain::calendar::days_after;
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::pages::functions::hours;
use crate::view::diary::{DiaryPage, Moved, QUARTERS, Usage, Use, View};

/// Minutes of a day.
const DAY: i64 = 24 * 60;

/// How many days before and after those drawn a function can be carried to: their names are in the page.
const AROUND: i64 = 28;

/// A function that can be taken: its id, version, first minute and length, counted from the first day drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Carried {
    pub id: Option<String>,
    pub version: Option<String>,
    pub from: Option<String>,
    pub length: Option<String>,
}

impl Carried {
    /// Of a use that the reader may move; nothing of any other.
    pub(super) fn of(one: &Use, first: NaiveDate, may_plan: bool) -> Self {
        let Usage::Function { id, version, .. } = &one.usage else { return Self::default() };
        if !may_plan {
            return Self::default();
        }
        let from = (one.time.0 - first.and_time(NaiveTime::MIN)).num_minutes();
        let length = (one.time.1 - one.time.0).num_minutes();
        Self {
            id: Some(id.to_string()),
            version: Some(version.to_string()),
            from: Some(from.to_string()),
            length: Some(length.to_string()),
        }
    }
}

/// What is announced of a function that was just moved.
fn moved_text(locale: Locale, moved: &Moved) -> String {
    let (title, hall) = (moved.title.clone(), moved.hall.clone());
    td_string!(locale, diary.moved, title = title, hall = hall, when = hours(locale, moved.time))
}

/// The form that moves a function, and what is said meanwhile.
#[component]
pub(super) fn CarryForm<'a>(locale: Locale, shown: &'a DiaryPage) -> impl IntoView + use<> {
    let step = if shown.filter.view == View::Day { 60 / QUARTERS } else { DAY };
    let back = shown.filter.here();
    let how = if shown.filter.view == View::Day {
        td_string!(locale, diary.how)
    } else {
        td_string!(locale, diary.how_week)
    };
    let (from, until) = shown.filter.span();
    let (dates, last) = (Dates::new(locale), (until - from).num_days() + AROUND);
    let days = (-AROUND..last).map(|day| dates.long(days_after(from, day))).collect::<Vec<_>>().join("|");
    let (moved, moved_id) =
        shown.moved.as_ref().map(|moved| (moved_text(locale, moved), moved.id.clone())).unzip();
    view! {
        <p
            hidden data-step=step.to_string() data-days=days data-before=AROUND.to_string()
            data-moved=moved data-moved-id=moved_id
            data-how=how
            data-put-back=td_string!(locale, hand.put_back)
            data-sent=td_string!(locale, hand.sent)
        ></p>
        <form class="diary-move" method="post" action="/functions/move" hidden>
            <input type="hidden" name="function" />
            <input type="hidden" name="version" />
            <input type="hidden" name="space" />
            <input type="hidden" name="minutes" />
            <input type="hidden" name="back" value=back />
        </form>
    }
}
