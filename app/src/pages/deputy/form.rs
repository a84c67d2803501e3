//! Who stands in, and the form that says so.

use chrono::NaiveDate;
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::deputy::{Deputies, DeputyLine};
use service::error::FieldError;

use super::Sent;
use crate::components::{Button, Choice, ErrorSummary, Field, Notice, SelectField, Tone};
use crate::markup::IntoMarkup;

/// What the page shows.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    pub locale: Locale,
    pub path: String,
    pub name: Option<String>,
    pub deputies: Deputies,
    pub sent: Option<Sent>,
    pub faults: Vec<FieldError>,
    pub done: &'static str,
    pub today: NaiveDate,
}

impl Shown {
    fn error(&self, field: &str) -> Option<String> {
        let fault = self.faults.iter().find(|fault| fault.field == field)?;
        Some(fault_text(self.locale, fault).to_owned())
    }

    /// What was typed; or what holds; or from today on.
    fn fields(&self) -> Sent {
        let now = self.deputies.own.as_ref().map(|line| Sent {
            deputy: line.deputy.deputy.to_string(),
            deputy_from: line.deputy.from.to_string(),
            deputy_until: line.deputy.until.to_string(),
        });
        let usual = || Sent { deputy_from: self.today.to_string(), ..Sent::default() };
        self.sent.clone().or(now).unwrap_or_else(usual)
    }
}

fn fault_text(locale: Locale, fault: &FieldError) -> &'static str {
    match (fault.field.as_str(), fault.code) {
        ("deputy", _) => td_string!(locale, deputy.f_deputy),
        (_, "missing") => td_string!(locale, deputy.f_date),
        (_, "backwards") => td_string!(locale, deputy.f_backwards),
        (_, "over") => td_string!(locale, deputy.f_over),
        _ => td_string!(locale, deputy.f_too_long),
    }
}

#[component]
pub(super) fn Content(shown: Shown) -> impl IntoView {
    let locale = shown.locale;
    let (title, about) = match &shown.name {
        None => (td_string!(locale, deputy.title).to_owned(), td_string!(locale, deputy.about)),
        Some(name) => {
            (td_string!(locale, deputy.title_of, name = name.clone()), td_string!(locale, deputy.about_of))
        }
    };
    let faults = shown
        .faults
        .iter()
        .map(|fault| (Some(fault.field.clone()), fault_text(locale, fault).to_owned()))
        .collect::<Vec<_>>();
    let done =
        (!shown.done.is_empty()).then(|| view! { <Notice tone=Tone::Good><p>{shown.done}</p></Notice> });
    view! {
        <h1>{title}</h1>
        {done}
        <p class="quiet">{about}</p>
        <Present shown=&shown />
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=faults />
        <DeputyForm shown=&shown />
        <Others shown=&shown />
    }
}

/// Who stands in now or soon.
#[component]
fn Present<'a>(shown: &'a Shown) -> impl IntoView + use<> {
    let locale = shown.locale;
    let line = shown.deputies.own.clone();
    let path = format!("{}/end", shown.path);
    line.map(|line| {
        let name = line.deputy_name.clone();
        view! {
            <section class="panel section" aria-labelledby="present">
                <h2 id="present">{td_string!(locale, deputy.present)}</h2>
                <p>{name}", "{days(locale, &line)}</p>
                <form method="post" action=path><Button text=td_string!(locale, deputy.end) /></form>
            </section>
        }
    })
}

fn days(locale: Locale, line: &DeputyLine) -> String {
    let dates = Dates::new(locale);
    td_string!(
        locale,
        room.between,
        from = dates.date(line.deputy.from),
        until = dates.date(line.deputy.until)
    )
}

#[component]
fn DeputyForm<'a>(shown: &'a Shown) -> impl IntoView + use<> {
    let (locale, fields) = (shown.locale, shown.fields());
    let none = Choice::new("", td_string!(locale, deputy.choose));
    let choices = shown.deputies.choices.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone()));
    let choices = [none].into_iter().chain(choices).collect::<Vec<_>>();
    let heading = if shown.deputies.own.is_some() {
        td_string!(locale, deputy.change)
    } else {
        td_string!(locale, deputy.name_one)
    };
    if shown.deputies.choices.is_empty() {
        return view! { <Notice tone=Tone::Past><p>{td_string!(locale, deputy.nobody)}</p></Notice> }
            .into_markup();
    }
    view! {
        <section class="section" aria-labelledby="form">
            <h2 id="form">{heading}</h2>
            <form class="panel form" method="post" action=shown.path.clone() novalidate>
                <SelectField
                    name="deputy" label=td_string!(locale, deputy.who) choices=choices chosen=fields.deputy
                    error=shown.error("deputy")
                />
                <Field
                    name="deputy_from" kind="date" label=td_string!(locale, deputy.from) value=fields.deputy_from
                    error=shown.error("deputy_from")
                />
                <Field
                    name="deputy_until" kind="date" label=td_string!(locale, deputy.until) value=fields.deputy_until
                    error=shown.error("deputy_until")
                />
                <div><Button primary=true text=td_string!(locale, deputy.save) /></div>
            </form>
        </section>
    }
    .into_markup()
}

/// For whom they stand in themselves.
#[component]
fn Others<'a>(shown: &'a Shown) -> impl IntoView + use<> {
    let locale = shown.locale;
    let lines = shown
        .deputies
        .others
        .iter()
        .map(|line| view! { <li>{line.account_name.clone()}", "{days(locale, line)}</li> })
        .collect_view();
    (!shown.deputies.others.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="others">
                <h2 id="others">{td_string!(locale, deputy.others)}</h2>
                <ul class="bullets">{lines}</ul>
            </section>
        }
    })
}
