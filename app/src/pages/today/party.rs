//! A group that arrives together: each stay is checked in by itself, and each has its own result.

use axum::Form;
use axum::extract::State;
use axum::response::Redirect;
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use tower_sessions::Session;

use crate::fault::Fault;
use crate::local::local;
use crate::pages::stay::{Failure, Wish, apply, keep};
use crate::state::AppState;
use crate::view::stay::{Action, Done, Typed};
use crate::view::today::{Member, Party, TodayPage};
use crate::viewer::Viewer;

/// The most that one form checks in.
const MOST: usize = 200;

/// Checks them in, one after the other. Whoever cannot be is named, and stops nobody.
pub async fn check_in(
    State(state): State<AppState>,
    viewer: Viewer,
    session: Session,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Redirect, Fault> {
    let actor = viewer.actor()?;
    let field = |name: &str| sent.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str());
    let key = field("key").unwrap_or_default();
    let mut all = Vec::new();
    for (_, value) in sent.iter().filter(|(field, _)| field == "stay").take(MOST) {
        let Some((reference, version, room)) = parse(value) else { continue };
        let typed = Typed { room: room.to_owned(), ..Typed::default() };
        let wish = Wish { action: Action::CheckIn, key, version, typed: &typed };
        all.push(match apply(&state.ctx, &actor, reference, wish).await {
            Ok(done) => done,
            Err(Failure::Trouble(_)) => failed(reference, room),
            Err(Failure::Fault(fault)) => return Err(fault),
        });
    }
    keep(&session, &all).await?;
    Ok(Redirect::to(local(field("back").unwrap_or("/today"))))
}

/// `7Q2K9-ZPD4M.3.AM1-104`, or with nothing after the last point where the stay has its room.
fn parse(value: &str) -> Option<(&str, i64, &str)> {
    let mut parts = value.splitn(3, '.');
    Some((parts.next()?, parts.next()?.parse().ok()?, parts.next()?))
}

/// Its own page says why, where the forms are.
fn failed(reference: &str, room: &str) -> Done {
    let room = Some(room.to_owned()).filter(|room| !room.is_empty());
    let reference = reference.to_owned();
    Done { reference, guest: None, action: None, room, nights_back: 0, version: 0, undo: None }
}

/// One form a group.
#[component]
pub(super) fn Parties(locale: Locale, shown: TodayPage) -> impl IntoView {
    let can = shown.may.stays && shown.is_today();
    can.then(|| {
        let parties = shown.parties();
        parties.into_iter().map(|party| one(locale, &shown, party)).collect_view()
    })
}

fn one(locale: Locale, shown: &TodayPage, party: Party) -> impl IntoView + use<> {
    let number = i64::try_from(party.members.len()).unwrap_or_default();
    let summary = td_string!(
        locale,
        today.together,
        n = count(locale, number),
        event = format!("{} {}", party.code, party.title)
    );
    let members = party.members.into_iter().map(|member| checkbox(locale, member)).collect_view();
    view! {
        <details class="party">
            <summary>{summary}</summary>
            <form method="post" action="/today/check-in">
                <input type="hidden" name="key" value=shown.key.clone() />
                <input type="hidden" name="back" value=shown.filter.href(shown.filter.day) />
                <ul>{members}</ul>
                <p class="fine quiet">{td_string!(locale, today.together_hint)}</p>
                <button class="button primary">{td_string!(locale, today.together_verb)}</button>
            </form>
        </details>
    }
}

fn checkbox(locale: Locale, member: Member) -> impl IntoView {
    let room = if member.proposed { member.room.as_str() } else { "" };
    let value = format!("{}.{}.{room}", member.reference, member.version);
    let name = member.guest.unwrap_or(member.reference);
    let note = member.proposed.then(|| td_string!(locale, today.proposed));
    view! {
        <li>
            <label>
                <input type="checkbox" name="stay" value=value checked=true />
                <span>{name}</span><span class="quiet nowrap">{member.room}" "{note}</span>
            </label>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_box_names_the_stay_its_version_and_the_room_to_give() {
        assert_eq!(parse("7Q2K9-ZPD4M.3.AM1-104"), Some(("7Q2K9-ZPD4M", 3, "AM1-104")));
        assert_eq!(parse("7Q2K9-ZPD4M.3."), Some(("7Q2K9-ZPD4M", 3, "")));
        assert_eq!(parse("7Q2K9-ZPD4M.x."), None);
        assert_eq!(parse("7Q2K9-ZPD4M"), None);
    }
}
