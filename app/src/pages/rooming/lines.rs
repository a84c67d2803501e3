//! The lines of the list: fields of those who may write it, words for all others.

use domain::calendar::runs;
use domain::rooming::{Entry, Field, State};
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::actions::len;
use super::path;
use super::words::{entry_badge, fault_word, field_name, pending_word, room_word, span, value_word};
use crate::components::{Badge, Choice, Options, Table};
use crate::local::query_value;
use crate::markup::{IntoMarkup, Markup};
use crate::pages::register::payment_badge;
use crate::view::rooming::{EMPTY, Fields, LINES, ListPage, SentLine, fresh, told, typed};

/// The fields of the table; the others fold out below the name.
const COLUMNS: [Field; 5] =
    [Field::Arrival, Field::Departure, Field::RoomType, Field::Sharing, Field::Enrolment];

/// Those below the name.
const MORE: [Field; 5] = [Field::Email, Field::StepFree, Field::VisaFrom, Field::VisaUntil, Field::Remarks];

#[component]
pub(super) fn Lines<'a>(
    locale: Locale,
    path: String,
    shown: &'a ListPage,
    key: String,
) -> impl IntoView + use<> {
    let (record, may) = (&shown.record, shown.record.may);
    let rows = shown.shown().map(|(place, entry)| row(locale, shown, place, entry)).collect_view();
    let empty =
        (0..if may.write { EMPTY } else { 0 }).map(|place| empty(locale, shown, place)).collect_view();
    let heads = COLUMNS.map(|field| view! { <th scope="col">{field_name(locale, field)}</th> });
    let none = record.entries.is_empty();
    let more = record.entries.len() > LINES;
    let from = shown.from.to_string();
    let table = view! {
        <Table id="rooming-caption" caption=td_string!(locale, rooming.caption)>
            <thead><tr>
                {may.write.then(|| view! { <th scope="col">{td_string!(locale, rooming.tick)}</th> })}
                <th scope="col">{field_name(locale, Field::Name)}</th>
                {heads.collect_view()}
                <th scope="col">{field_name(locale, Field::State)}</th>
            </tr></thead>
            <tbody>{rows}{empty}</tbody>
        </Table>
    }
    .into_markup();
    let pages = more.then(|| pages(locale, &path, shown));
    let nobody = none.then(|| view! { <p class="quiet">{td_string!(locale, rooming.none)}</p> });
    if !may.write && !may.book {
        return view! { {nobody}{table}{pages} }.into_markup();
    }
    view! {
        {nobody}
        <form class="section rooming" method="post" action=path novalidate>
            <input type="hidden" name="key" value=key />
            <input type="hidden" name="from" value=from />
            // The first button is the one that Enter presses.
            <div class="row">
                <button class="button primary" name="deed" value="save">{td_string!(locale, rooming.save)}</button>
                {may.book.then(|| view! {
                    <button class="button" name="deed" value="approve">{td_string!(locale, rooming.approve_ticked)}</button>
                })}
                <button class="button" name="deed" value="withdraw">{td_string!(locale, rooming.withdraw_ticked)}</button>
                <button class="button" name="deed" value="put_back">{td_string!(locale, rooming.put_back_ticked)}</button>
            </div>
            {table}
            <p class="fine quiet">{td_string!(locale, rooming.sharing_hint)}</p>
            <div class="row">
                <button class="button" name="deed" value="save">{td_string!(locale, rooming.save)}</button>
            </div>
        </form>
        {pages}
    }
    .into_markup()
}

fn pages(locale: Locale, path: &str, shown: &ListPage) -> Markup {
    let all = shown.record.entries.len();
    let way = |from: usize, text: &'static str| {
        view! { <a class="button" href=format!("{path}?from={from}")>{text}</a> }
    };
    let (first, last) = (shown.from + 1, (shown.from + LINES).min(all));
    let n = |number: usize| count(locale, len(number));
    view! {
        <p class="row">
            {(shown.from > 0).then(|| way(shown.from.saturating_sub(LINES), td_string!(locale, rooming.earlier)))}
            <span>{td_string!(locale, rooming.lines, from = n(first), until = n(last), all = n(all))}</span>
            {(last < all).then(|| way(last, td_string!(locale, rooming.later)))}
        </p>
    }
    .into_markup()
}

fn row(locale: Locale, shown: &ListPage, place: usize, entry: &Entry) -> Markup {
    let (record, id) = (&shown.record, entry.id.to_string());
    let stored = typed(&entry.details, &record.types);
    let sent = shown.sent.as_ref().and_then(|sent| sent.lines.get(&id)).filter(|sent| sent.is_touched());
    let meanwhile =
        sent.filter(|sent| sent.version != entry.version).map(|sent| now(locale, shown, entry, sent));
    let fields = sent.map_or(&stored, |sent| &sent.fields);
    let writes = record.may.write && entry.is_active();
    let line = Line { locale, shown, name: &id, who: &entry.details.name, fields, entry: Some(entry) };
    let (tone, state) = entry_badge(locale, entry);
    let notes = notes(locale, shown, place, entry);
    let booked = entry.booked.as_ref().map(|booked| {
        let reference = booked.reference.clone();
        view! { <a class="block" href=format!("/stays/{}", query_value(&reference))>{reference.clone()}</a> }
    });
    let booked = booked.filter(|_| record.may.book);
    let same = (record.may.book && entry.booked.is_none() && entry.is_active()).then(|| {
        let path = format!("{}/{id}/guest", path(&record.line.event.code));
        let label = td_string!(locale, rooming.same_named, name = entry.details.name.clone());
        view! { <a class="block fine" href=path aria-label=label>{td_string!(locale, rooming.same)}</a> }
    });
    let ticked = shown.sent.as_ref().is_some_and(|sent| sent.ticked.contains(&entry.id));
    let label = td_string!(locale, rooming.tick_named, name = entry.details.name.clone());
    let hidden = writes.then(|| {
        let (version, was) = (format!("{id}.version"), format!("{id}.was"));
        view! {
            <input type="hidden" name=version value=entry.version />
            <input type="hidden" name=was value=told(&stored) />
        }
    });
    let cells = COLUMNS.map(|field| view! { <td>{line.cell(field, writes)}</td> }).collect_view();
    let class = (entry.state == State::Withdrawn).then_some("quiet");
    view! {
        <tr class=class>
            {record.may.write.then(|| view! {
                <td><input type="checkbox" name="tick" value=id.clone() checked=ticked aria-label=label /></td>
            })}
            <th scope="row">{hidden}{line.cell(Field::Name, writes)}{line.more(writes)}</th>
            {cells}
            <td><Badge tone=tone text=state />{booked}{notes}{meanwhile}{same}</td>
        </tr>
    }
    .into_markup()
}

/// What an entry says by now, where somebody else changed it while its line was typed in.
fn now(locale: Locale, shown: &ListPage, entry: &Entry, sent: &SentLine) -> Markup {
    let types = &shown.record.types;
    let stored = typed(&entry.details, types);
    let other = Field::ALL.into_iter().filter(|field| stored.get(field) != sent.fields.get(field));
    let value = |field: Field| value_word(locale, types, &entry.details.value(field));
    let told = other.map(|field| format!("{}: {}", field_name(locale, field), value(field)));
    let told = told.collect::<Vec<_>>().join("; ");
    view! { <span class="block fine">{td_string!(locale, rooming.now, what = told)}</span> }.into_markup()
}

/// What somebody should look at before the entry is booked, or after.
fn notes(locale: Locale, shown: &ListPage, place: usize, entry: &Entry) -> Markup {
    let check = &shown.record.check;
    let found = check.entries.get(place).and_then(Option::as_ref);
    let room = found.and_then(|found| check.rooms.get(found.room));
    let mut notes =
        entry.pending().map(|pending| pending_word(locale, pending)).into_iter().collect::<Vec<_>>();
    notes.extend(room.into_iter().flat_map(|room| &room.faults).map(|fault| room_word(locale, *fault)));
    if let (Some(found), true) = (found, shown.record.block.is_some()) {
        let nights = runs(found.over.iter().copied()).into_iter().map(|run| span(locale, run));
        let nights = nights.collect::<Vec<_>>().join(", ");
        notes.extend((!nights.is_empty()).then(|| td_string!(locale, rooming.over_block, nights = nights)));
    }
    if let Some(known) = shown.record.registrants.get(&entry.id) {
        notes.push(match known.fee {
            None => td_string!(locale, registration.registered_line).to_owned(),
            Some((_, payment)) => {
                let payment = payment_badge(locale, payment).1;
                td_string!(locale, registration.registered_fee, payment = payment)
            }
        });
    }
    let outside = found.is_some_and(|found| found.shoulder);
    notes.extend(outside.then(|| td_string!(locale, rooming.shoulder).to_owned()));
    let lines = notes.into_iter().map(|note| view! { <span class="block fine">{note}</span> });
    lines.collect_view().into_markup()
}

fn empty(locale: Locale, shown: &ListPage, place: usize) -> Markup {
    let name = format!("new-{place}");
    let usual = shown.record.types.iter().find(|kind| Some(kind.id) == shown.record.usual);
    let fresh = fresh(&shown.record.line.event, usual.map(|kind| kind.code.to_string()));
    let sent = shown.sent.as_ref().and_then(|sent| sent.lines.get(&name));
    let fields = sent.map_or(&fresh, |sent| &sent.fields);
    let who = td_string!(locale, rooming.new_line, n = count(locale, len(place + 1)));
    let line = Line { locale, shown, name: &name, who: &who, fields, entry: None };
    let cells = COLUMNS.map(|field| view! { <td>{line.cell(field, true)}</td> }).collect_view();
    view! {
        <tr>
            <td></td>
            <th scope="row">
                <input type="hidden" name=format!("{name}.was") value=told(&fresh) />
                {line.cell(Field::Name, true)}{line.more(true)}
            </th>
            {cells}
            <td><span class="quiet">{td_string!(locale, rooming.somebody_new)}</span></td>
        </tr>
    }
    .into_markup()
}

/// A line of the table.
struct Line<'a> {
    locale: Locale,
    shown: &'a ListPage,
    /// What its fields begin with.
    name: &'a str,
    /// Whose it is, for those who hear a field out of its place.
    who: &'a str,
    fields: &'a Fields,
    entry: Option<&'a Entry>,
}

impl Line<'_> {
    fn cell(&self, field: Field, writes: bool) -> Markup {
        if !writes {
            let value = self.entry.map(|entry| entry.details.value(field));
            let text = value.map(|value| value_word(self.locale, &self.shown.record.types, &value));
            return text.unwrap_or_default().into_markup();
        }
        let name = format!("{}.{}", self.name, field.code());
        let label = format!("{}: {}", self.who, field_name(self.locale, field));
        let value = self.fields.get(&field).cloned().unwrap_or_default();
        let error = self.shown.fault(&name).map(|code| fault_word(self.locale, code));
        let error_id = format!("{name}-error");
        let (described, invalid) = (error.map(|_| error_id.clone()), error.is_some().then_some("true"));
        let error = error.map(|text| view! { <p class="error" id=error_id>{text}</p> }).into_markup();
        let input = match field {
            Field::RoomType => self.types(name, label, value).into_markup(),
            Field::StepFree => {
                let checked = value == "yes";
                view! { <input type="checkbox" id=name.clone() name=name value="yes" checked=checked aria-label=label /> }
                    .into_markup()
            }
            field => {
                let kind = match field {
                    Field::Arrival | Field::Departure | Field::VisaFrom | Field::VisaUntil => "date",
                    Field::Email => "email",
                    _ => "text",
                };
                view! {
                    <input
                        id=name.clone() name=name type=kind value=value autocomplete="off" aria-label=label
                        aria-describedby=described aria-invalid=invalid
                    />
                }
                .into_markup()
            }
        };
        view! { <div class="field">{input}{error}</div> }.into_markup()
    }

    fn types(&self, name: String, label: String, value: String) -> impl IntoView + use<> {
        let types = self.shown.record.types.iter();
        let choices = types.map(|kind| Choice::new(kind.code.to_string(), kind.name.to_string())).collect();
        view! { <select id=name.clone() name=name aria-label=label><Options choices=choices chosen=value /></select> }
    }

    /// What is asked of few: folded, and open where something is wrong in it.
    fn more(&self, writes: bool) -> Markup {
        let locale = self.locale;
        let is_used = |field: &Field| self.fields.get(field).is_some_and(|text| !text.is_empty());
        if !writes && !MORE.iter().any(is_used) {
            return ().into_markup();
        }
        let open =
            MORE.iter().any(|field| self.shown.fault(&format!("{}.{}", self.name, field.code())).is_some());
        let used = MORE.iter().filter(|field| is_used(field)).map(|field| field_name(locale, *field));
        let used = used.collect::<Vec<_>>().join(", ");
        let summary = if used.is_empty() { td_string!(locale, rooming.more).to_owned() } else { used };
        let fields = MORE.map(|field| {
            view! { <div class="field"><span>{field_name(locale, field)}</span>{self.cell(field, writes)}</div> }
        });
        view! {
            <details class="more" open=open><summary>{summary}</summary>{fields.collect_view()}</details>
        }
        .into_markup()
    }
}
