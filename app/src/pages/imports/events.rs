//! The form that imports events and the rooms held for them.

use domain::event::{Client, EndReason, EventKind, EventStatus};
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::dates::DateOrder;
use service::import::desk::{Order, Work};
use service::import::{Part, columns};

use super::form::ImportForm;
use super::receive::Received;
use super::stays::Mode;
use super::words::{column_word, fault_word};
use crate::components::{Button, Choice, Downloads, ErrorSummary, Field, FileField, SelectField, Table};
use crate::markup::{IntoMarkup, Markup};
use crate::view::import::{Fault, LARGEST_STAYS, PATH, Typed};

/// The columns that every line of each file needs.
const NEEDED: [&str; 9] =
    ["reference", "title", "kind", "status", "first_day", "last_day", "night", "room_type", "rooms"];

/// Events with the rooms held for them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Events;

impl ImportForm for Events {
    const LARGEST: u64 = LARGEST_STAYS;

    fn title(locale: Locale) -> &'static str {
        td_string!(locale, takeover.title)
    }

    fn order(mut received: Received, typed: &Typed) -> Result<Order, Fault> {
        let (events, blocks) = (received.files.remove("file"), received.files.remove("blocks"));
        let path = events.clone().or_else(|| blocks.clone()).ok_or(Fault::NeitherFile)?;
        let source = Some(typed.source.clone()).filter(|source| !source.is_empty());
        let work = Work::Events { events, blocks, source, order: DateOrder::parse(&typed.order) };
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
    let orders = vec![
        Choice::new("", td_string!(locale, takeover.either)),
        Choice::new(DateOrder::DayFirst.code(), td_string!(locale, rooming.day_first)),
        Choice::new(DateOrder::MonthFirst.code(), td_string!(locale, rooming.month_first)),
    ];
    view! {
        <h1>{td_string!(locale, takeover.title)}</h1>
        <p>{td_string!(locale, takeover.about)}</p>
        <ErrorSummary title=td_string!(locale, imports.not_begun) faults=told.clone().into_iter().collect() />
        <form class="panel form" method="post" enctype="multipart/form-data" action=format!("{PATH}/events") novalidate>
            <FileField
                name="file" label=td_string!(locale, takeover.events_file) accept=".csv,.csv.gz,.gz,.xlsx"
                hint=td_string!(locale, imports.file_hint, n = (LARGEST_STAYS >> 20).to_string()) error=error("file")
            />
            <FileField
                name="blocks" label=td_string!(locale, takeover.blocks_file) accept=".csv,.csv.gz,.gz,.xlsx"
                hint=td_string!(locale, takeover.blocks_hint).to_owned() error=error("blocks")
            />
            <Field
                name="source" label=td_string!(locale, imports.source) value=typed.source autocomplete="off"
                hint=td_string!(locale, takeover.source_hint).to_owned() error=error("source")
            />
            <SelectField name="order" label=td_string!(locale, rooming.order) choices=orders chosen=typed.order />
            <Mode locale=locale dry_run=typed.dry_run />
            <div><Button primary=true text=td_string!(locale, imports.send) /></div>
        </form>
        <Columns locale=locale part=Part::Events />
        <Columns locale=locale part=Part::Blocks />
    }
}

/// What a file holds, column by column, with a template of it.
#[component]
fn Columns(locale: Locale, part: Part) -> impl IntoView {
    let (id, table, title) = match part {
        Part::Blocks => ("blocks", "import-template-blocks", td_string!(locale, takeover.blocks_columns)),
        Part::Events | Part::Rows => {
            ("events", "import-template-events", td_string!(locale, takeover.events_columns))
        }
    };
    let rows = columns(part).into_iter().map(|name| {
        let needed = NEEDED.contains(&name).then(|| {
            view! {
                <span class="quiet">" ("{td_string!(locale, takeover.needed)}")"</span>
            }
        });
        view! {
            <tr>
                <th scope="row"><code>{name}</code>{needed}</th>
                <td>{column_word(locale, name)}</td>
                <td>{codes(name).map(|codes| view! { <span class="quiet">{codes}</span> })}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="section" aria-labelledby=format!("{id}-columns")>
            <h2 id=format!("{id}-columns")>{title}</h2>
            <p class="quiet">{td_string!(locale, takeover.columns_hint)}</p>
            <p class="row">
                {td_string!(locale, takeover.template)}
                <Downloads locale=locale table=table name=format!("{}: {title}", td_string!(locale, takeover.template)) />
            </p>
            <Table id=format!("{id}-table") caption=format!("{}: {title}", td_string!(locale, takeover.template)) quiet_caption=true>
                <thead><tr>
                    <th scope="col">{td_string!(locale, imports.column)}</th>
                    <th scope="col">{td_string!(locale, takeover.holds)}</th>
                    <th scope="col">{td_string!(locale, reference.example)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
        </section>
    }
}

/// The words a column may hold, or an example.
fn codes(column: &str) -> Option<String> {
    let list = |codes: &[&str]| Some(codes.join(", "));
    match column {
        "kind" => list(&EventKind::ALL.map(EventKind::code)),
        "client" => list(&Client::ALL.map(Client::code)),
        "status" => list(&EventStatus::ALL.map(EventStatus::code)),
        "end_reason" => list(&EndReason::ALL.map(EndReason::code)),
        "reference" => list(&["BQ-1021"]),
        "first_day" | "night" => list(&["2027-03-01"]),
        "last_day" | "last_night" => list(&["2027-03-05"]),
        "departure" => list(&["2027-03-06"]),
        "option_until" | "cut_off" => list(&["2027-02-01"]),
        "asked_on" => list(&["2026-05-20"]),
        "agreed_on" => list(&["2026-09-01"]),
        "ended_on" => list(&["2026-10-15"]),
        "on_campus" => list(&["30"]),
        "rooms" => list(&["12"]),
        _ => None,
    }
}
