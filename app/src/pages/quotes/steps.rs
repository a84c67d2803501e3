//! What may come next of a version, as buttons; and the answer of the client, with its day.

use domain::quote::{Quote, State as At};
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::fault_text;
use super::show::Page;
use crate::components::{Button, Field};
use crate::markup::IntoMarkup;

/// The next steps of a version for whoever may take them.
#[component]
pub(super) fn Steps(shown: Page, quote: Quote, path: String) -> impl IntoView {
    if quote.state == At::Sent {
        return view! { <AnswerForm shown=shown quote=quote path=path /> }.into_markup();
    }
    let (locale, version) = (shown.locale, quote.version);
    let step = next(&shown, &quote).map(|(step, verb)| {
        view! {
            <form method="post" action=format!("{path}/{step}")>
                <input type="hidden" name="version" value=version />
                <Button primary=true text=verb(locale) />
            </form>
        }
    });
    view! { <div class="row">{step}</div> }.into_markup()
}

/// A step, and its verb in a language.
type Step = (&'static str, fn(Locale) -> &'static str);

/// The step that may come next of a version that is not sent yet.
fn next(shown: &Page, quote: &Quote) -> Option<Step> {
    let quotes = &shown.quotes;
    let approve: fn(Locale) -> &'static str = |locale| td_string!(locale, quote.approve);
    let send: fn(Locale) -> &'static str = |locale| td_string!(locale, quote.send);
    match quote.state {
        At::Draft if quote.second || quote.is_above(quotes.rules.limits) => {
            (shown.may_approve && quotes.goes_on()).then_some(("approve", approve))
        }
        At::Draft => quotes.may_go_on().then_some(("finish", approve)),
        At::Approved => quotes.may_go_on().then_some(("send", send)),
        _ => None,
    }
}

/// The answer of the client and its day, which is today unless somebody says otherwise. What the client said of an event
/// that is called off is taken down still, if it is a no.
#[component]
fn AnswerForm(shown: Page, quote: Quote, path: String) -> impl IntoView {
    let Page { locale, quotes, tried, today, .. } = shown;
    let error = tried.faults.iter().find(|one| one.field == "answered_on");
    let error = error.map(|one| fault_text(locale, one));
    let day = tried.answered_on.unwrap_or_else(|| today.to_string());
    let goes_on = quotes.goes_on();
    let accept = goes_on.then(|| view! { <Button primary=true text=td_string!(locale, quote.accept) /> });
    let first = if goes_on { "accept" } else { "decline" };
    quotes.may_plan.then(|| {
        view! {
            <form class="panel form" method="post" action=format!("{path}/{first}") novalidate>
                <input type="hidden" name="version" value=quote.version />
                // Enter in the field would press the first button, and nobody can take an answer back.
                <button type="submit" disabled hidden></button>
                <Field
                    name="answered_on" kind="date" label=td_string!(locale, quote.answered_on) value=day
                    hint=td_string!(locale, quote.answered_hint).to_owned() error=error
                />
                <div class="row">
                    {accept}
                    <Button
                        primary=!goes_on text=td_string!(locale, quote.decline) action=format!("{path}/decline")
                    />
                </div>
            </form>
        }
    })
}
