//! Asks each use case for something, by its name. What comes of it does not matter, only whether it is forbidden.

mod campus;
mod events;
mod interpreting;
mod meeting;
mod programme;
mod rooms;
mod services;

use crate::support::campus::Campus;
use crate::support::clock::day;
use domain::access::Scopes;
use domain::barrier::Status;
use domain::calendar::{StayDates, days_after};
use domain::ids::{
    AccountId, BarrierId, CalendarFeedId, ClosureId, FunctionId, GuestId, ImportId, MailId, StayId, TargetId,
    TokenId,
};
use domain::nights::Grain;
use domain::retention::Kind;
use domain::stay;
use domain::target::{Aim, TargetPeriod, TargetStatus};
use service::account::{self, NewAccount, Settings};
use service::feed::{self, Wish};
use service::forecast::BackTest;
use service::import::desk::{Desk, Order, Work};
use service::import::upload::Upload;
use service::import::{EventsFile, StaysFile};
use service::nights::NightsQuery;
use service::stay::Write;
use service::tape::TapeQuery;
use service::token::{self, NewToken, Owner};
use service::{Actor, ServiceError, barrier, feasible, function, listing, mail};
use std::path::Path;
use uuid::Uuid;

const NOBODY: Uuid = Uuid::from_u128(0xdead);

/// Calls the use case of a name.
pub async fn call(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    match name.split_once("::").unwrap().0 {
        "stay" => booked(campus, name, actor).await,
        "today" | "closure" | "person" | "availability" | "tape" | "nights" | "forecast" => {
            desk(campus, name, actor).await
        }
        "account" => accounts(campus, name, actor).await,
        "token" => tokens(campus, name, actor).await,
        "barrier" => barriers(campus, name, actor).await,
        "mail" => mails(campus, name, actor).await,
        "listing" => listings(campus, name, actor).await,
        "retention" => retention(campus, name, actor).await,
        "concern" | "deputy" | "event" => events::call(campus, name, actor).await,
        "block" => rooms::blocks(campus, name, actor).await,
        "registration" => rooms::registrations(campus, name, actor).await,
        "rooming" => rooms::rooming(campus, name, actor).await,
        "function" => functions(campus, name, actor).await,
        "interpretation" | "interpreter" | "translation" => interpreting::call(campus, name, actor).await,
        "programme" => programme::call(campus, name, actor).await,
        "stand" => programme::stands(campus, name, actor).await,
        "turnout" => programme::turnouts(campus, name, actor).await,
        "meeting" => meeting::call(campus, name, actor).await,
        "order" | "price" | "quote" | "recharge" => services::call(campus, name, actor).await,
        "feasible" => feasibility(campus, name, actor).await,
        "campus" => campus::call(campus, name, actor).await,
        "feed" => feeds(campus, name, actor).await,
        _ => office(campus, name, actor).await,
    }
}

async fn accounts(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    let (ctx, id) = (&campus.ctx, AccountId::new(NOBODY));
    let settings = || Settings { full_name: String::new(), role: actor.role(), disabled: false };
    match name {
        "account::add" => account::add(ctx, actor, new_account(actor), "").await.map(drop),
        "account::invite" => account::invite(ctx, actor, new_account(actor)).await.map(drop),
        "account::change" => account::change(ctx, actor, (id, 1), &settings()).await,
        "account::list" => account::list(ctx, actor).await.map(drop),
        "account::reset" => account::reset(ctx, actor, id).await.map(drop),
        "account::end_sessions" => account::end_sessions(ctx, actor, id).await.map(drop),
        "account::drop_second_factor" => account::drop_second_factor(ctx, actor, id).await,
        "account::sign_ons" => account::sign_ons(ctx, actor).await.map(drop),
        "account::unlink" => account::unlink(ctx, actor, id).await,
        "account::mark_demo" => account::mark_demo(ctx, actor).await,
        "account::change_password" => account::change_password(ctx, actor, ("", ""), &[]).await,
        "account::confirm" => account::confirm(ctx, actor, "", "").await,
        "account::end_session" => account::end_session(ctx, actor, &[]).await,
        "account::sessions" => account::sessions(ctx, actor).await.map(drop),
        "account::recovery_left" => account::recovery_left(ctx, actor).await.map(drop),
        "account::set_language" => account::set_language(ctx, actor, "en").await.map(drop),
        "account::switch_off" => account::switch_off(ctx, actor, "", "").await,
        "account::switch_on" => account::switch_on(ctx, actor, "", "").await.map(drop),
        unknown => panic!("no call is written for {unknown}"),
    }
}

async fn feasibility(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    let (ctx, first) = (&campus.ctx, day("2026-06-01"));
    let question = campus.asks_for_a_hall();
    match name {
        "feasible::ask" => feasible::ask(ctx, actor, &question, None).await.map(drop),
        "feasible::plan" => {
            let wish = feasible::Wish { question, first, halls: Vec::new(), note: String::new() };
            feasible::plan(ctx, actor, "nowhere", &wish, &Write::new("key")).await
        }
        unknown => panic!("no call is written for {unknown}"),
    }
}

async fn functions(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    let (ctx, id) = (&campus.ctx, FunctionId::new(NOBODY));
    let wish = campus.wants_hall("2026-06-01 09:00", "2026-06-01 10:00");
    let days = (day("2026-06-01"), day("2026-06-02"));
    match name {
        "function::add" => function::add(ctx, actor, "nowhere", &wish, &Write::new("key")).await.map(drop),
        "function::add_all" => {
            function::add_all(ctx, actor, "nowhere", &[wish], &Write::new("key")).await.map(drop)
        }
        "function::change" => function::change(ctx, actor, (id, 1), &wish).await,
        "function::diary" => function::diary(ctx, actor, days).await.map(drop),
        "function::of_event" => function::of_event(ctx, actor, "nowhere").await.map(drop),
        "function::one" => function::one(ctx, actor, id).await.map(drop),
        "function::places" => function::places(ctx, actor).await.map(drop),
        "function::remove" => function::remove(ctx, actor, (id, 1)).await,
        unknown => panic!("no call is written for {unknown}"),
    }
}

async fn tokens(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    let (ctx, owner, id) = (&campus.ctx, AccountId::new(NOBODY), TokenId::new(NOBODY));
    let new = NewToken { name: String::new(), scopes: Scopes::NONE, days: 0 };
    match name {
        "token::issue" => token::issue(ctx, actor, &Owner::Program(owner), &new).await.map(drop),
        "token::issue_own" => token::issue_own(ctx, actor, &new).await.map(drop),
        "token::list" => token::list(ctx, actor).await.map(drop),
        "token::list_own" => token::list_own(ctx, actor).await.map(drop),
        "token::revoke" => token::revoke(ctx, actor, owner, id).await,
        "token::revoke_own" => token::revoke_own(ctx, actor, id).await,
        unknown => panic!("no call is written for {unknown}"),
    }
}

async fn feeds(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    let (ctx, owner, id) = (&campus.ctx, AccountId::new(NOBODY), CalendarFeedId::new(NOBODY));
    match name {
        "feed::issue" => feed::issue(ctx, actor, &Wish::Room("nowhere".to_owned())).await.map(drop),
        "feed::list" => feed::list(ctx, actor).await.map(drop),
        "feed::list_own" => feed::list_own(ctx, actor).await.map(drop),
        "feed::revoke" => feed::revoke(ctx, actor, owner, id).await,
        "feed::revoke_own" => feed::revoke_own(ctx, actor, id).await,
        unknown => panic!("no call is written for {unknown}"),
    }
}

async fn barriers(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    let (ctx, id) = (&campus.ctx, BarrierId::new(NOBODY));
    match name {
        "barrier::answer" => barrier::answer(ctx, actor, (id, 1), Status::Closed, "").await,
        "barrier::get" => barrier::get(ctx, actor, id).await.map(drop),
        "barrier::list" => barrier::list(ctx, actor).await.map(drop),
        unknown => panic!("no call is written for {unknown}"),
    }
}

async fn mails(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    let (ctx, id) = (&campus.ctx, MailId::new(NOBODY));
    match name {
        "mail::list" => mail::list(ctx, actor).await.map(drop),
        "mail::retry" => mail::retry(ctx, actor, id).await,
        "mail::send_test" => mail::send_test(ctx, actor).await,
        "mail::stop" => mail::stop(ctx, actor, id).await,
        unknown => panic!("no call is written for {unknown}"),
    }
}

async fn listings(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    let ctx = &campus.ctx;
    match name {
        "listing::availability" => {
            let dates = StayDates::new(day("2026-06-01"), day("2026-06-02"))?;
            listing::availability(ctx, actor, dates, None).await.map(drop)
        }
        "listing::guest" => listing::guest(ctx, actor, GuestId::new(NOBODY)).await.map(drop),
        "listing::guests" => listing::guests(ctx, actor, &listing::GuestPage::default()).await.map(drop),
        "listing::organisations" => listing::organisations(ctx, actor).await.map(drop),
        "listing::stay" => listing::stay(ctx, actor, "nobody").await.map(drop),
        "listing::stays" => listing::stays(ctx, actor, &listing::StayFilter::default()).await.map(drop),
        unknown => panic!("no call is written for {unknown}"),
    }
}

fn new_account(actor: &Actor) -> NewAccount {
    let text = String::new;
    NewAccount { email: text(), full_name: text(), role: actor.role(), language: "en".to_owned() }
}

async fn desk(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    let ctx = &campus.ctx;
    let (from, until) = (day("2026-06-01"), day("2026-06-02"));
    let clerk = crate::support::clerk::Clerk::new(campus.clone(), *actor);
    match name {
        "closure::close" => clerk.closes(&["101"], "2026-06-01", "2026-06-01").await.map(drop),
        "closure::hits" => {
            let rooms = [campus.room("101")];
            service::closure::hits(ctx, actor, &rooms, (from, until)).await.map(drop)
        }
        "closure::list" => service::closure::list(ctx, actor).await.map(drop),
        "today::board" => service::today::board(ctx, actor, from).await.map(drop),
        "closure::lift" => service::closure::lift(ctx, actor, ClosureId::new(NOBODY), 1).await,
        "person::erase" => service::person::erase(ctx, actor, GuestId::new(NOBODY)).await,
        "availability::free_rooms" => {
            let dates = StayDates::new(from, until)?;
            service::availability::free_rooms(ctx, actor, dates).await.map(drop)
        }
        "tape::chart" => service::tape::chart(ctx, actor, TapeQuery { from, nights: 1 }).await.map(drop),
        "tape::room_record" => {
            service::tape::room_record(ctx, actor, campus.room("101"), from).await.map(drop)
        }
        "tape::row" => {
            let query = TapeQuery { from, nights: 1 };
            service::tape::row(ctx, actor, "101", query).await.map(drop)
        }
        "forecast::backtest" => {
            let (horizons, totals, landing) = (vec![1], vec![7], true);
            let asked = BackTest {
                from: days_after(from, -60),
                until: days_after(from, -50),
                horizons,
                totals,
                landing,
            };
            service::forecast::backtest(ctx, actor, &asked).await.map(drop)
        }
        "forecast::outlook" => {
            service::forecast::outlook(ctx, actor, &service::forecast::Asked::default()).await.map(drop)
        }
        "forecast::what_if" => service::forecast::what_if(ctx, actor, &[]).await.map(drop),
        "forecast::with_record" => {
            service::forecast::with_record(ctx, actor, &service::forecast::Asked::default()).await.map(drop)
        }
        "nights::pace" => service::nights::pace(ctx, actor, None).await.map(drop),
        "nights::report" => {
            let query = NightsQuery { from, until, grain: Grain::Day, as_of: None };
            service::nights::report(ctx, actor, &query).await.map(drop)
        }
        unknown => panic!("no call is written for {unknown}"),
    }
}

async fn booked(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    let (ctx, stay, write) = (&campus.ctx, StayId::new(NOBODY), Write::new("key"));
    let clerk = crate::support::clerk::Clerk::new(campus.clone(), *actor);
    match name {
        "stay::get" => service::stay::get(ctx, actor, stay).await.map(drop),
        "stay::find" => service::stay::find(ctx, actor, "nobody").await.map(drop),
        "stay::record" => service::stay::record(ctx, actor, "nobody").await.map(drop),
        "stay::brief" => {
            // A week for each role, since there are only three rooms.
            let arrival = format!("2026-07-{:02}", 1 + actor.role() as u32);
            let stay = campus.clerk().books("single", &arrival, 1).await?;
            service::stay::brief(ctx, actor, &stay).await.map(drop)
        }
        "stay::choices" => {
            let dates = (day("2026-06-01"), day("2026-06-02"));
            service::stay::choices(ctx, actor, dates, None).await.map(drop)
        }
        "stay::reserve" => clerk.books("single", "2026-06-01", 0).await.map(drop),
        "stay::change" => service::stay::change(ctx, actor, stay, stay::Step::Cancel, &write).await.map(drop),
        "stay::change_all" => {
            service::stay::change_all(ctx, actor, stay, &[stay::Step::Cancel], &write).await.map(drop)
        }
        "stay::swap" => service::stay::swap(ctx, actor, ((stay, 1), (stay, 1)), &write).await.map(drop),
        unknown => panic!("no call is written for {unknown}"),
    }
}

async fn retention(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    use service::retention::{change, due, list, run, runs, start};
    let ctx = &campus.ctx;
    // Those whose turn comes after this one have to be here still.
    let now = ctx.now().timestamp();
    campus.sql(&format!("update account set created_at = {now}")).await;
    match name {
        "retention::change" => change(ctx, actor, Kind::Need, (30, 0)).await,
        "retention::due" => due(ctx, actor).await.map(drop),
        "retention::list" => list(ctx, actor).await.map(drop),
        "retention::run" => run(ctx, actor).await,
        "retention::runs" => runs(ctx, actor).await.map(drop),
        "retention::start" => start(ctx, actor).await.map(drop),
        unknown => panic!("no call is written for {unknown}"),
    }
}

async fn office(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    let ctx = &campus.ctx;
    match name {
        "demo::mark_filled" => service::demo::mark_filled(ctx, actor).await,
        "backup::backup" => service::backup::backup(ctx, actor, &mut Vec::new()).await.map(drop),
        "backup::download" => service::backup::download(ctx, actor).await.map(drop),
        "backup::made" => service::backup::made(ctx, actor).await.map(drop),
        "backup::record" => service::backup::record(ctx, actor, 0).await,
        "backup::erased" => service::backup::erased(ctx, actor).await.map(drop),
        "backup::restore" => service::backup::restore(ctx, actor, &mut [].as_slice(), &[]).await.map(drop),
        "carry::carry_in" => service::carry::carry_in(ctx, actor, &service::carry::Load::default()).await,
        "check::verify" => service::check::verify(ctx, actor).await.map(drop),
        "import::begin" => {
            let order = Order {
                upload: Upload::begin().expect("a folder"),
                path: "not there.csv".into(),
                work: Work::Campus,
                dry_run: true,
            };
            service::import::begin(ctx, actor, &Desk::default(), order).await.map(drop)
        }
        "import::events" => {
            let file = EventsFile { events: Some(Path::new("not there.csv")), ..EventsFile::default() };
            service::import::events(ctx, actor, &file, &mut |_| {}).await.map(drop)
        }
        "import::find" => service::import::find(ctx, actor, ImportId::new(NOBODY)).await.map(drop),
        "import::list" => service::import::list(ctx, actor, 1).await.map(drop),
        "import::reconciliation" => {
            service::import::reconciliation(ctx, actor, ImportId::new(NOBODY)).await.map(drop)
        }
        "import::rejects" => service::import::rejects(ctx, actor, ImportId::new(NOBODY), 1).await.map(drop),
        "import::stays" => {
            let path = Path::new("not there.csv");
            let file =
                StaysFile { path, mapping: None, source: None, create_room_types: false, dry_run: true };
            service::import::stays(ctx, actor, &file, &mut |_| {}).await.map(drop)
        }
        "search::search" => service::search::search(ctx, actor, "anna").await.map(drop),
        "segment::list" => service::segment::list(ctx, actor).await.map(drop),
        "delivery_mix::all" => service::delivery_mix::all(ctx, actor).await.map(drop),
        "delivery_mix::on_the_books" => service::delivery_mix::on_the_books(ctx, actor, 2026).await.map(drop),
        "delivery_mix::of_events" => service::delivery_mix::of_events(ctx, actor, 2026).await.map(drop),
        "delivery_mix::set" => {
            service::delivery_mix::set(ctx, actor, (2026, 0), &domain::delivery_mix::Mix::default()).await
        }
        "field_first::below" => service::field_first::below(ctx, actor).await.map(drop),
        "field_first::set_below" => service::field_first::set_below(ctx, actor, 12).await,
        "target::list" => service::target::list(ctx, actor).await.map(drop),
        "target::add" => service::target::add(ctx, actor, TargetId::new(NOBODY), &aim()).await,
        "target::change" => service::target::change(ctx, actor, (TargetId::new(NOBODY), 1), &aim()).await,
        "target::remove" => service::target::remove(ctx, actor, (TargetId::new(NOBODY), 1)).await,
        "trail::accounts" => service::trail::accounts(ctx, actor).await.map(drop),
        "trail::page" => {
            service::trail::page(ctx, actor, &service::trail::TrailQuery::default(), None, 1).await.map(drop)
        }
        unknown => panic!("no call is written for {unknown}"),
    }
}

fn aim() -> Aim {
    Aim {
        period: TargetPeriod::Year,
        first_year: 2026,
        room_nights: 25_000,
        source: "S1".to_owned(),
        status: TargetStatus::Source,
    }
}
