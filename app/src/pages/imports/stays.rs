//! The form that imports stays.

use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::import::MAPPINGS;
use service::import::desk::{Order, Work};

use super::form::ImportForm;
use super::receive::Received;
use super::words::{fault_word, mapping_word};
use crate::components::{Button, Choice, ErrorSummary, Field, FileField, SelectField};
use crate::markup::{IntoMarkup, Markup};
use crate::view::import::{Fault, LARGEST_STAYS, OWN_FILE, PATH, Typed};

/// What our own columns are called; the first four each row needs.
const COLUMNS: [&str; 17] = [
    "arrival",
    "room_type",
    "booked_at",
    "nights",
    "departure",
    "reference",
    "segment",
    "status",
    "cancelled_at",
    "heads",
    "adults",
    "children",
    "infants",
    "guest",
    "email",
    "organisation",
    "event",
];

/// Stays.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stays;

impl ImportForm for Stays {
    const LARGEST: u64 = LARGEST_STAYS;

    fn title(locale: Locale) -> &'static str {
        td_string!(locale, imports.stays_title)
    }

    fn order(mut received: Received, typed: &Typed) -> Result<Order, Fault> {
        let path = received.files.remove("file").ok_or(Fault::NoFile)?;
        let mapping = match typed.mapping.as_str() {
            "" => None,
            OWN_FILE => {
                let file = received.files.remove("mapping_file").ok_or(Fault::NoMapping)?;
                Some(file.to_string_lossy().into_owned())
            }
            name => Some(name.to_owned()),
        };
        let source = Some(typed.source.clone()).filter(|source| !source.is_empty());
        let work = Work::Stays { mapping, source, create_room_types: typed.create_room_types };
        Ok(Order { upload: received.upload, path, work, dry_run: typed.dry_run })
    }

    fn content(locale: Locale, typed: Typed, fault: Option<Fault>) -> Markup {
        view! { <Content locale=locale typed=typed fault=fault /> }.into_markup()
    }
}

#[component]
fn Content(locale: Locale, typed: Typed, fault: Option<Fault>) -> impl IntoView {
    let told = fault.as_ref().map(|fault| (fault.field(), fault_word(locale, fault)));
    let error = |field| {
        let told = told.as_ref().filter(|(at, _)| *at == Some(field));
        told.map(|(_, text)| text.clone())
    };
    let summary = told.clone().into_iter().collect();
    let mappings = MAPPINGS
        .into_iter()
        .map(|name| Choice::new(if name == MAPPINGS[0] { "" } else { name }, mapping_word(locale, name)))
        .chain([Choice::new(OWN_FILE, td_string!(locale, imports.own_mapping))]);
    let columns = COLUMNS.map(|name| view! { <li><code>{name}</code></li> }).collect_view();
    view! {
        <h1>{td_string!(locale, imports.stays_title)}</h1>
        <p>{td_string!(locale, imports.stays_about)}</p>
        <ErrorSummary title=td_string!(locale, imports.not_begun) faults=summary />
        <form class="panel form" method="post" enctype="multipart/form-data" action=format!("{PATH}/stays") novalidate>
            <FileField
                name="file" label=td_string!(locale, imports.file) accept=".csv,.csv.gz,.gz,.xlsx"
                hint=td_string!(locale, imports.file_hint, n = (LARGEST_STAYS >> 20).to_string()) error=error("file")
            />
            <SelectField
                name="mapping" label=td_string!(locale, imports.mapping) choices=mappings.collect()
                chosen=typed.mapping
            />
            <FileField
                name="mapping_file" label=td_string!(locale, imports.mapping_file) accept=".toml"
                hint=td_string!(locale, imports.mapping_hint).to_owned() error=error("mapping_file")
            />
            <Field
                name="source" label=td_string!(locale, imports.source) value=typed.source autocomplete="off"
                hint=td_string!(locale, imports.source_hint).to_owned() error=error("source")
            />
            <label class="check">
                <input type="checkbox" name="create_room_types" value="yes" checked=typed.create_room_types />
                {td_string!(locale, imports.create_types)}
            </label>
            <Mode locale=locale dry_run=typed.dry_run />
            <div><Button primary=true text=td_string!(locale, imports.send) /></div>
        </form>
        <details class="more">
            <summary>{td_string!(locale, imports.columns)}</summary>
            <p>{td_string!(locale, imports.columns_hint)}</p>
            <ul class="numbers">{columns}</ul>
        </details>
    }
}

/// Whether to try or to do it; what it means for others.
#[component]
pub(super) fn Mode(locale: Locale, dry_run: bool) -> impl IntoView {
    let modes = vec![
        Choice::new("try", td_string!(locale, imports.mode_try)),
        Choice::new("import", td_string!(locale, imports.mode_import)),
    ];
    view! {
        <SelectField
            name="mode" label=td_string!(locale, imports.mode) choices=modes
            chosen=if dry_run { "try" } else { "import" }
        />
        <p class="quiet">{td_string!(locale, imports.others_wait)}</p>
    }
}
