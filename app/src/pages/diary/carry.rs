//! What the hand finds in the diary: which function a bar is, what is said while it is carried, and the form that moves it.

use chrono::{NaiveDate, NaiveTime};
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::view::diary::{DiaryPage, QUARTERS, Usage, Use, View};

/// Minutes of a day.
const DAY: i64 = 24 * 60;

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

/// The form that moves a function, and what is said meanwhile.
#[component]
pub(super) fn CarryForm<'a>(locale: Locale, shown: &'a DiaryPage) -> impl IntoView + use<> {
    let step = if shown.filter.view == View::Day { 60 / QUARTERS } else { DAY };
    let back = shown.filter.here();
    view! {
        <p
            hidden data-step=step.to_string()
            data-how=td_string!(locale, diary.how)
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
