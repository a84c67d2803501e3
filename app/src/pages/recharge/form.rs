//! What an event is charged to, and the lines of a draft that are written by hand.

use domain::recharge::LONGEST_CODE;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;
use service::recharge::EventNotes;

use super::fault_text;
use super::show::{Form, Tried};
use crate::components::{Button, Fact, Facts, Field};
use crate::markup::IntoMarkup;
use crate::pages::quotes::FreeLines;
use crate::view::interpretation::Sent;

/// The code, in a form for those who plan the event. Where nobody said one, that of the last event of the organisation
/// is filled in, which is said.
#[component]
pub(super) fn CodeForm(locale: Locale, notes: EventNotes, path: String, tried: Tried) -> impl IntoView {
    let (code, version) = notes.code.clone();
    if !notes.may_plan {
        let code = if code.is_empty() { td_string!(locale, app.no_value).to_owned() } else { code };
        let facts = view! { <Facts><Fact term=td_string!(locale, recharge.code)>{code}</Fact></Facts> };
        return facts.into_markup();
    }
    let usual = notes.usual.filter(|_| code.is_empty());
    let hint = td_string!(locale, recharge.code_hint, most = LONGEST_CODE.to_string());
    let about = usual.as_ref().map(|usual| {
        let text = td_string!(locale, recharge.usual, code = usual.clone());
        view! { <p class="hint">{text}</p> }
    });
    let typed = tried.typed(Form::Code);
    let version = typed.as_ref().map_or(version, Sent::version);
    let value = typed.map_or_else(|| usual.unwrap_or(code), |sent| sent.text("code").to_owned());
    let error = tried.faults.iter().find(|one| one.field == "code").map(|one| fault_text(locale, one));
    let form = view! {
        <form class="panel form" method="post" action=format!("{path}/code") novalidate>
            <input type="hidden" name="version" value=version />
            <Field
                name="code" label=td_string!(locale, recharge.code) value=value autocomplete="off" hint=hint
                error=error
            />
            {about}
            <div><Button text=td_string!(locale, recharge.code_save) /></div>
        </form>
    };
    form.into_markup()
}

/// Lines by hand of a draft.
#[component]
pub(super) fn FreeForm(
    locale: Locale,
    action: String,
    sent: Sent,
    faults: Vec<FieldError>,
    money: bool,
) -> impl IntoView {
    view! {
        <form class="panel form" method="post" action=action novalidate>
            <input type="hidden" name="version" value=sent.version() />
            <FreeLines
                locale=locale hint=td_string!(locale, recharge.free_hint) sent=sent faults=faults money=money
            />
            <p class="hint">{td_string!(locale, recharge.save_hint)}</p>
            <div><Button text=td_string!(locale, quote.save) /></div>
        </form>
    }
}
