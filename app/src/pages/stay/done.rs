//! What was just done, at the top of the page that follows, and the way back where there is one.

use domain::stay::StayAction;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::about::nights;
use crate::pages::history::action_word;
use crate::view::stay::{Action, Done, Undo};
use crate::{
    components::{Notice, Tone},
    markup::{IntoMarkup, Markup},
};

/// One message for all of them. An undo comes back to the page it was pressed on: `back`, or the stay's own.
#[component]
pub(crate) fn DoneList(locale: Locale, done: Vec<Done>, key: String, back: String) -> impl IntoView {
    let (worked, failed): (Vec<_>, Vec<_>) = done.into_iter().partition(|done| done.action.is_some());
    let (any_worked, any_failed) = (!worked.is_empty(), !failed.is_empty());
    let worked = lines(locale, worked, &key, &back);
    let failed = lines(locale, failed, &key, &back);
    view! {
        {any_failed.then(|| view! {
            <Notice tone=Tone::Bad><h2>{td_string!(locale, stay.not_done)}</h2><ul class="stack">{failed}</ul></Notice>
        })}
        {any_worked.then(|| view! { <Notice tone=Tone::Good><ul class="stack">{worked}</ul></Notice> })}
    }
}

fn lines(locale: Locale, all: Vec<Done>, key: &str, back: &str) -> Markup {
    let line = |done: Done| {
        let undo = undo_form(locale, &done, key, back);
        view! { <li class="row">{text(locale, &done)}{undo}</li> }
    };
    all.into_iter().map(line).collect_view().into_markup()
}

fn text(locale: Locale, done: &Done) -> impl IntoView + use<> {
    let who = done.guest.clone().unwrap_or_else(|| done.reference.clone());
    let href = format!("/stays/{}", done.reference);
    let room = done.room.as_ref().map(|room| format!(", {}", td_string!(locale, room.title, number = room)));
    let said = done.action.map(|action| action_word(locale, action.code()));
    let back = (done.nights_back > 0)
        .then(|| td_string!(locale, stay.came_back, nights = nights(locale, done.nights_back)));
    view! {
        <span>
            <a href=href>{who}</a>": "<strong>{said}</strong>{room}". "{back}" "{final_word(locale, done)}
        </span>
    }
}

/// What cannot be taken back says so, and what to do instead.
fn final_word(locale: Locale, done: &Done) -> Option<&'static str> {
    match done.action? {
        StayAction::CheckIn | StayAction::CheckOut => Some(td_string!(locale, stay.no_undo)),
        StayAction::Cancel | StayAction::NoShow => Some(td_string!(locale, stay.no_undo_again)),
        _ => None,
    }
}

fn undo_form(locale: Locale, done: &Done, key: &str, back: &str) -> Option<impl IntoView + use<>> {
    let undo = done.undo.clone()?;
    let href = format!("/stays/{}", done.reference);
    let (step, fields) = match undo {
        Undo::Room(room) => (Action::Room, vec![("room", room)]),
        Undo::Dates(from, until) => {
            (Action::Dates, vec![("arrival", from.to_string()), ("departure", until.to_string())])
        }
        Undo::Swap(other) => (Action::Swap, vec![("other", other)]),
    };
    let hidden = |(name, value)| view! { <input type="hidden" name=name value=value /> };
    let fields = fields.into_iter().map(hidden).collect_view();
    Some(view! {
        <form method="post" action=href>
            <input type="hidden" name="key" value=key.to_owned() />
            <input type="hidden" name="version" value=done.version />
            <input type="hidden" name="back" value=back.to_owned() />
            {fields}
            <button class="button" name="step" value=step.code()>{td_string!(locale, stay.undo)}</button>
        </form>
    })
}
