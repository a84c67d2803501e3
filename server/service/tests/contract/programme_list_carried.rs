//! What comes along with the sessions of a list: orders, interpreters and booths of the functions they are in.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::local;
use crate::support::interpreters::into_french;
use crate::support::outcome::Outcome;
use crate::support::rooming::sheet;
use domain::access::Role;
use domain::ids::{FunctionId, ServiceItemId};
use domain::language::Language;
use service::import::sheet::Sheet;
use service::programme::list::{self, ListReading};
use service::refusal::Obstacle;
use service::rooming::DateOrder;
use service::stay::Write;
use service::{ServiceError, interpretation, order};

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-05");
const READING: ListReading = ListReading { language: Language::English, order: DateOrder::DayFirst };

/// Takes a list as it is shown.
async fn taken(campus: &Campus, list: &Sheet) -> Result<(), ServiceError> {
    let organiser = campus.actor(Role::Organiser);
    let shown = list::compare(&campus.ctx, &organiser, "26-001", list, READING).await.good().1;
    assert!(shown.bad.is_empty());
    let write = Write::of_version(campus.fresh_key(), shown.state);
    list::take_over(&campus.ctx, &organiser, "26-001", (list, READING), &write).await
}

/// Two sessions of the 3rd of June in two halls; the function of each.
async fn two_sessions(campus: &Campus) -> [FunctionId; 2] {
    campus.has_a_hall().await;
    campus.has_booths(1).await;
    campus.holds_event("26-001", JUNE, true).await;
    campus.holds_event("26-002", JUNE, false).await;
    let list = sheet(&[
        "Title,Date,From,Until,Hall,Style",
        "Skills,2026-06-03,09:00,10:00,H,theatre",
        "Tools,2026-06-03,11:00,12:00,SA,theatre",
    ]);
    taken(campus, &list).await.good();
    let record = campus.programme(&campus.actor(Role::Organiser), "26-001").await;
    let of = |title: &str| {
        let is_it =
            |session: &domain::programme::Session| session.texts.values().any(|text| text.title == title);
        let found = record.sessions.iter().find(|listed| is_it(&listed.session)).unwrap();
        found.session.function.unwrap()
    };
    ["Skills", "Tools"].map(of)
}

/// The sessions at each other's hour.
fn swapped() -> Sheet {
    sheet(&[
        "Title,Date,From,Until,Hall",
        "Skills,2026-06-03,11:00,12:00,H",
        "Tools,2026-06-03,09:00,10:00,SA",
    ])
}

/// One of a thing, for a function.
async fn ordered(campus: &Campus, item: ServiceItemId, function: FunctionId, hours: [&str; 2]) {
    let [from, until] = hours.map(|hour| format!("2026-06-03 {hour}"));
    let wanted = domain::order::Order { function: Some(function), ..campus.orders(item, (&from, &until), 1) };
    campus.orders_for("26-001", &wanted).await.good();
}

/// When the orders of a function begin.
async fn begin(campus: &Campus, function: FunctionId) -> Vec<i64> {
    let orders = order::of_event(&campus.ctx, &campus.actor(Role::Facilities), "26-001").await.good();
    let of =
        orders.lines.iter().map(|line| &line.order.order).filter(|order| order.function == Some(function));
    of.map(|order| order.time.from_at()).collect()
}

fn at(hour: &str) -> i64 {
    local(&format!("2026-06-03 {hour}")).timestamp()
}

on_both! {
    async fn an_order_stays_at_its_hour_where_its_function_is_made_longer(campus: Campus) {
        let [_, tools] = two_sessions(&campus).await;
        let lunch = campus.sells("Lunch", None).await;
        ordered(&campus, lunch, tools, ["11:30", "12:00"]).await;
        let prelude = sheet(&["Title,Date,From,Until,Hall,Style", "Prelude,2026-06-03,10:00,11:00,SA,theatre"]);
        taken(&campus, &prelude).await.good();
        let record = campus.programme(&campus.actor(Role::Organiser), "26-001").await;
        let in_it = record.sessions.iter().filter(|listed| listed.session.function == Some(tools)).count();
        assert_eq!(in_it, 2, "one function from ten to twelve");
        assert_eq!(begin(&campus, tools).await, [at("11:30")]);
    }

    async fn functions_that_swap_their_hours_swap_those_of_the_only_piece_they_order(campus: Campus) {
        let [skills, tools] = two_sessions(&campus).await;
        let kit = campus.sells("Video kit", Some(1)).await;
        ordered(&campus, kit, skills, ["09:00", "10:00"]).await;
        ordered(&campus, kit, tools, ["11:00", "12:00"]).await;
        taken(&campus, &swapped()).await.good();
        assert_eq!((begin(&campus, skills).await, begin(&campus, tools).await), (vec![at("11:00")], vec![at("09:00")]));
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_list_that_moves_an_order_to_where_there_is_too_little_is_refused_and_says_so(campus: Campus) {
        let [skills, _] = two_sessions(&campus).await;
        let kit = campus.sells("Video kit", Some(1)).await;
        ordered(&campus, kit, skills, ["09:00", "10:00"]).await;
        let theirs = campus.orders(kit, ("2026-06-03 11:00", "2026-06-03 12:00"), 1);
        campus.orders_for("26-002", &theirs).await.good();
        let outcome = taken(&campus, &swapped()).await;
        let Err(ServiceError::Refused(refusal)) = outcome else { panic!("not refused: {outcome:?}") };
        assert!(matches!(&refusal.obstacle, Obstacle::Scarce { item, stock: 1, .. } if item == "Video kit"));
        assert_eq!(begin(&campus, skills).await, [at("09:00")], "nothing of it was taken");
    }

    async fn functions_that_swap_their_hours_keep_their_voices_and_the_only_booth(campus: Campus) {
        let functions = two_sessions(&campus).await;
        campus.knows_french(&["Ada", "Bo"]).await;
        let desk = campus.actor(Role::Facilities);
        for function in functions {
            interpretation::set(&campus.ctx, &desk, (function, 0), &into_french()).await.good();
            let seen = interpretation::of_function(&campus.ctx, &desk, function).await.good();
            interpretation::agree(&campus.ctx, &desk, (function, seen.kept.version)).await.good();
        }
        let duties = || campus.number("select count(*) from interpreter_duty");
        let before = duties().await;
        assert!(before >= 2, "each has somebody: {before}");
        taken(&campus, &swapped()).await.good();
        assert_eq!(duties().await, before);
        assert_eq!(campus.violations().await, [""; 0]);
    }
}
