//! What can be done with a stay: one form each, with what was typed into it and what stood in the way.

use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::stay::{Access, Suggestion, Why};

use super::about::nights;
use super::problem::Explained;
use crate::view::stay::{Action, StayPage};
use crate::{
    components::Field,
    markup::{IntoMarkup, Markup},
};

#[component]
pub(super) fn Forms(locale: Locale, shown: StayPage) -> impl IntoView {
    let actions = shown.actions();
    (!actions.is_empty()).then(|| {
        let first = actions.first().copied();
        let forms = actions
            .into_iter()
            .map(|action| {
                view! { <OneForm locale=locale shown=shown.clone() action=action primary=Some(action) == first /> }
            })
            .collect_view();
        view! {
            <section class="panel section" aria-labelledby="actions">
                <h2 id="actions">{td_string!(locale, stay.actions)}</h2>
                {forms}
            </section>
        }
    })
}

#[component]
fn OneForm(locale: Locale, shown: StayPage, action: Action, primary: bool) -> impl IntoView {
    let stay = &shown.record.stay;
    let problem = shown.problem.clone().filter(|problem| problem.action == Some(action));
    let explained = problem.map(|problem| {
        view! { <Explained locale=locale shown=shown.clone() problem=problem /> }
    });
    let href = format!("/stays/{}", stay.reference);
    let (heading, verb) = words(locale, action, !stay.rooms.is_empty());
    let hint = hint(locale, &shown, action);
    let class = if primary { "button primary" } else { "button" };
    view! {
        // What stands in the way has forms of its own, and no form may stand in another.
        <div class="deed">
            <h3>{heading}</h3>
            {hint.map(|hint| view! { <p class="fine quiet">{hint}</p> })}
            {explained}
            <form class="deed-fields" method="post" action=href>
                <input type="hidden" name="key" value=shown.key.clone() />
                <input type="hidden" name="version" value=stay.version />
                {fields(locale, &shown, action)}
                <button class=class name="step" value=action.code()>{verb}</button>
            </form>
        </div>
    }
}

fn fields(locale: Locale, shown: &StayPage, action: Action) -> Option<Markup> {
    let typed = &shown.typed;
    let stay = &shown.record.stay;
    let or = |text: &String, usual: String| if text.is_empty() { usual } else { text.clone() };
    match action {
        Action::Room => Some(rooms(locale, &shown.record.suggestions, &typed.room)),
        Action::Dates => {
            let arrival = or(&typed.arrival, stay.dates.arrival().to_string());
            let departure = or(&typed.departure, stay.dates.departure().to_string());
            // Who is in house keeps the arrival.
            let arrival = if stay.status == domain::stay::StayStatus::InHouse {
                view! { <input type="hidden" name="arrival" value=arrival /> }.into_markup()
            } else {
                view! { <Field name="arrival" kind="date" label=td_string!(locale, stay.arrival) value=arrival error=None /> }
                    .into_markup()
            };
            Some(
                view! {
                    {arrival}
                    <Field name="departure" kind="date" label=td_string!(locale, stay.departure) value=departure error=None />
                }
                .into_markup(),
            )
        }
        Action::Swap => Some(
            view! {
                <Field name="other" label=td_string!(locale, stay.other_stay) value=typed.other.clone() autocomplete="off" error=None />
            }
            .into_markup(),
        ),
        Action::CheckIn | Action::CheckOut | Action::NoShow | Action::Cancel => None,
    }
}

/// Free rooms, best first; any number can be typed too, and is refused with its reason.
fn rooms(locale: Locale, suggestions: &[Suggestion], typed: &str) -> Markup {
    if suggestions.is_empty() {
        return view! {
            <Field name="room" label=td_string!(locale, stay.room_number) value=typed.to_owned() autocomplete="off"
                hint=td_string!(locale, stay.none_free).to_owned() error=None />
        }
        .into_markup();
    }
    let known = typed.is_empty() || suggestions.iter().any(|room| room.number == typed);
    let typed_option =
        (!known).then(|| view! { <option value=typed.to_owned() selected=true>{typed.to_owned()}</option> });
    let options = suggestions.iter().map(|room| room_option(locale, room, typed)).collect_view();
    view! {
        <div class="field">
            <label for="room">{td_string!(locale, stay.free_rooms)}</label>
            <select id="room" name="room">{typed_option}{options}</select>
        </div>
    }
    .into_markup()
}

/// A free room as a choice: number, type, and what speaks for it.
pub(crate) fn room_option(locale: Locale, room: &Suggestion, chosen: &str) -> impl IntoView + use<> {
    let why = match room.why {
        Why::WithGroup => Some(td_string!(locale, stay.why_group)),
        Why::OpenPavilion => Some(td_string!(locale, stay.why_open)),
        Why::SameType => None,
        Why::OtherType => Some(td_string!(locale, stay.why_other)),
    };
    let access = match room.access {
        Access::Any => None,
        Access::StepFree => Some(td_string!(locale, stay.step_free)),
        Access::Steps => Some(td_string!(locale, stay.has_steps)),
    };
    let parts = [Some(room.number.as_str()), Some(&room.room_type), access, why];
    let text = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let selected = room.number == chosen;
    view! { <option value=room.number.clone() selected=selected>{text}</option> }
}

/// Heading and verb of an action.
fn words(locale: Locale, action: Action, has_room: bool) -> (&'static str, &'static str) {
    match action {
        Action::CheckIn => (td_string!(locale, stay.check_in), td_string!(locale, stay.check_in)),
        Action::CheckOut => (td_string!(locale, stay.check_out), td_string!(locale, stay.check_out)),
        Action::Room if has_room => (td_string!(locale, stay.move_title), td_string!(locale, stay.move_verb)),
        Action::Room => (td_string!(locale, stay.assign_title), td_string!(locale, stay.assign_verb)),
        Action::Dates => (td_string!(locale, stay.dates_title), td_string!(locale, stay.dates_verb)),
        Action::Swap => (td_string!(locale, stay.swap_title), td_string!(locale, stay.swap_verb)),
        Action::NoShow => (td_string!(locale, stay.no_show_title), td_string!(locale, stay.no_show_verb)),
        Action::Cancel => (td_string!(locale, stay.cancel_title), td_string!(locale, stay.cancel_verb)),
    }
}

/// What it will mean, before it is done.
fn hint(locale: Locale, shown: &StayPage, action: Action) -> Option<String> {
    let count = shown.record.stay.dates.count();
    match action {
        Action::CheckOut if shown.nights_back() > 0 => {
            Some(td_string!(locale, stay.early, nights = nights(locale, shown.nights_back())))
        }
        Action::NoShow | Action::Cancel => {
            Some(td_string!(locale, stay.gives_back, nights = nights(locale, count)))
        }
        Action::Swap => Some(td_string!(locale, stay.swap_hint).to_owned()),
        Action::Dates => Some(td_string!(locale, stay.dates_hint, nights = nights(locale, count))),
        _ => None,
    }
}
