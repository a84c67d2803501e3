//! What an event was given, for whoever evaluates it: sessions, services, and the languages interpreted.

use domain::calendar::CampusZone;
use domain::ids::FunctionId;
use domain::interpretation::Wish;
use domain::order::{OrderState, Stage};
use domain::price::Unit;
use domain::programme::{Session, SessionState};
use domain::turnout::{Attended, FEWEST_TOLD, Turnout, told};
use i18n::Locale;
use leptos_i18n::td_string;
use service::function::ListedFunction;
use service::order::OrderLine;
use std::collections::BTreeMap;

use crate::export::{Cell, Sheet};
use crate::pages::interpretation::codes;
use crate::pages::prices::{kind_word, unit_word};
use crate::pages::programme::{format_word, kind_word as session_kind};
use crate::view::function::times;
use crate::view::programme::{language, title};

/// The functions, and what is spoken and heard in them.
pub(super) struct Halls {
    pub functions: Vec<ListedFunction>,
    pub languages: BTreeMap<FunctionId, Wish>,
    pub turnout: BTreeMap<Attended, Turnout>,
}

impl Halls {
    /// The languages of a function; empty where none were said.
    pub(super) fn languages(&self, locale: Locale, id: FunctionId) -> String {
        self.languages.get(&id).map(|wish| codes(locale, wish)).unwrap_or_default()
    }

    /// How many were there, on campus and online.
    pub(super) fn were_there(&self, attended: Attended) -> [Cell; 2] {
        let counted = self.turnout.get(&attended);
        [counted.map(|one| one.on_campus), counted.map(|one| one.online)].map(were_there)
    }
}

/// A number of people, of whom the pack does not say how many they were where that were a handful; nothing where nobody
/// counted.
pub(super) fn were_there(people: Option<i64>) -> Cell {
    let Some(people) = people else { return Cell::Empty };
    told(people).map_or_else(|| Cell::Text(format!("< {FEWEST_TOLD}")), Cell::Number)
}

/// The sessions with their halls and languages; who spoke stays out.
pub(super) fn sessions(locale: Locale, zone: CampusZone, sessions: &[Session], halls: &Halls) -> Sheet {
    let head = vec![
        td_string!(locale, programme.date),
        td_string!(locale, programme.from),
        td_string!(locale, programme.until),
        td_string!(locale, function.title),
        td_string!(locale, programme.kind),
        td_string!(locale, programme.format),
        td_string!(locale, programme.hall),
        td_string!(locale, interpretation.languages),
        td_string!(locale, programme.on_campus),
        td_string!(locale, turnout.on_campus),
        td_string!(locale, programme.online),
        td_string!(locale, turnout.online),
    ];
    let row = |session: &Session| {
        let (from, until) = times(session.time.from_at(), session.time.until_at(), zone);
        let function = session.function;
        let [here, online] = halls.were_there(Attended::Session(session.id));
        let hall = halls.functions.iter().find(|listed| Some(listed.function.id) == function);
        vec![
            from.date().into(),
            from.format("%H:%M").to_string().into(),
            until.format("%H:%M").to_string().into(),
            title(&session.texts, language(locale)).into(),
            session_kind(locale, session.kind).into(),
            format_word(locale, session.format).into(),
            Cell::maybe(hall.map(|listed| listed.space.clone())),
            Cell::maybe(function.map(|id| halls.languages(locale, id))),
            session.on_campus.into(),
            here,
            session.online.into(),
            online,
        ]
    };
    let planned = sessions.iter().filter(|session| session.state == SessionState::Planned);
    let rows = planned.map(row).collect();
    Sheet { name: td_string!(locale, programme.heading).to_owned(), head, rows }
}

/// What was ordered and not withdrawn, with how many were expected, promised and there.
pub(super) fn services(locale: Locale, zone: CampusZone, lines: &[OrderLine]) -> Sheet {
    let head = vec![
        td_string!(locale, order.day),
        td_string!(locale, price.kind),
        td_string!(locale, order.what),
        td_string!(locale, price.unit),
        td_string!(locale, order.expected),
        td_string!(locale, order.guaranteed),
        td_string!(locale, order.actual),
    ];
    let row = |line: &OrderLine| {
        let (known, profile) = (&line.order, &line.item.profile);
        let (from, _) = times(known.order.time.from_at(), known.order.time.until_at(), zone);
        let first: [Cell; 4] = [
            from.date().into(),
            kind_word(locale, profile.kind).into(),
            profile.name.clone().into(),
            unit_word(locale, profile.unit).into(),
        ];
        let count = |stage: &Stage| {
            let counted = known.counts().of(*stage);
            // What was expected is a plan; who ate is people.
            let is_people = *stage == Stage::Actual && profile.unit == Unit::Person;
            if is_people { were_there(counted) } else { counted.map_or(Cell::Empty, Cell::from) }
        };
        let counts = Stage::ALL.iter().map(count);
        first.into_iter().chain(counts).collect()
    };
    let ordered = lines.iter().filter(|line| line.order.state == OrderState::Ordered);
    Sheet { name: td_string!(locale, order.services).to_owned(), head, rows: ordered.map(row).collect() }
}
