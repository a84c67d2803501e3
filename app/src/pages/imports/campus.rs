//! The form that imports a description of the campus.

use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::import::desk::{Order, Work};

use super::form::ImportForm;
use super::receive::Received;
use super::stays::Mode;
use super::words::fault_word;
use crate::components::{Button, ErrorSummary, FileField};
use crate::markup::{IntoMarkup, Markup};
use crate::view::import::{Fault, LARGEST_TOML, PATH, Typed};

/// A description of the campus.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Campus;

impl ImportForm for Campus {
    const LARGEST: u64 = LARGEST_TOML;

    fn title(locale: Locale) -> &'static str {
        td_string!(locale, imports.campus_title)
    }

    fn order(mut received: Received, typed: &Typed) -> Result<Order, Fault> {
        let path = received.files.remove("file").ok_or(Fault::NoFile)?;
        Ok(Order { upload: received.upload, path, work: Work::Campus, dry_run: typed.dry_run })
    }

    fn content(locale: Locale, typed: Typed, fault: Option<Fault>) -> Markup {
        view! { <Content locale=locale typed=typed fault=fault /> }.into_markup()
    }
}

#[component]
fn Content(locale: Locale, typed: Typed, fault: Option<Fault>) -> impl IntoView {
    let told = fault.as_ref().map(|fault| (fault.field(), fault_word(locale, fault)));
    let error = told.as_ref().filter(|(field, _)| field.is_some()).map(|(_, text)| text.clone());
    view! {
        <h1>{td_string!(locale, imports.campus_title)}</h1>
        <p>{td_string!(locale, imports.campus_about)}</p>
        <ErrorSummary title=td_string!(locale, imports.not_begun) faults=told.into_iter().collect() />
        <form class="panel form" method="post" enctype="multipart/form-data" action=format!("{PATH}/campus") novalidate>
            <FileField
                name="file" label=td_string!(locale, imports.file) accept=".toml"
                hint=td_string!(locale, imports.toml_hint, n = (LARGEST_TOML >> 20).to_string()) error=error
            />
            <Mode locale=locale dry_run=typed.dry_run />
            <div><Button primary=true text=td_string!(locale, imports.send) /></div>
        </form>
    }
}
