//! The one table of routes.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};

use crate::pages::{
    accessibility, account, accounts, administration, backups, barriers, block, calendars, campus, closure,
    deputy, diary, errors, events, export, feasible, functions, help, home, imports, interpretation,
    interpreters, mail, meetings, mix, nights, orders, outlook, preferences, prices, programme, quotes,
    recharge, reference, register, registration, retention, rooming, search, stands, stay, tape, targets,
    today, tokens, trail, translations,
};
use crate::state::AppState;

/// The largest form of a rooming list, in bytes: a previewed file comes back in it, with its signs escaped.
const ROOMING: usize = 16 << 20;

/// The largest form of a session, in bytes: six long descriptions, with their letters escaped.
const SESSION: usize = 256 << 10;

/// Every page. The server adds sessions, headers and files around it.
pub fn routes(state: AppState) -> Router {
    house()
        .merge(planning())
        .merge(interpreting())
        .merge(programmes())
        .merge(registering())
        .merge(services())
        .merge(own_account())
        .merge(reading())
        .merge(looking_after())
        .merge(campus_data())
        .fallback(errors::not_found)
        .layer(from_fn_with_state(state.clone(), errors::dress))
        .with_state(state)
}

/// The house: who comes and stays, what is free, what is planned, and the figures of it.
fn house() -> Router<AppState> {
    Router::new()
        .route("/", get(home::show))
        .route("/today", get(today::show))
        .route("/today/check-in", post(today::check_in))
        .route("/stays/new", get(stay::form).post(stay::book))
        .route("/stays/{reference}", get(stay::show).post(stay::act))
        .route("/closures", get(closure::list))
        .route("/closures/new", get(closure::form).post(closure::close))
        .route("/closures/{id}/lift", post(closure::lift))
        .route("/feasibility", get(feasible::show))
        .route("/feasibility/plan", post(feasible::plan))
        .route("/function-diary", get(diary::show))
        .route("/outlook", get(outlook::show))
        .route("/outlook/forecast", get(outlook::forecast::show))
        .route("/outlook/mix", get(mix::show))
        .route("/outlook/mix/{year}", get(mix::form).post(mix::save))
        .route("/search", get(search::show))
        .route("/export/{file}", get(export::show))
        .route("/room-nights", get(nights::show))
        .route("/room-nights.csv", get(nights::csv))
        .route("/tape-chart", get(tape::show))
        .route("/tape-chart/open", get(tape::open))
        .route("/tape-chart/grip", get(tape::grip))
        .route("/campus", get(campus::overview))
        .route("/rooms/{number}", get(campus::room))
}

/// Events from the enquiry to what was learned from them, with the rooms held for them.
fn planning() -> Router<AppState> {
    Router::new()
        .route("/events", get(events::show))
        .route("/events/new", get(events::plan::form).post(events::plan::add))
        .route("/events/board", get(events::board::show))
        .route("/events/calendar", get(events::calendar::show))
        .route("/events/{code}", get(events::one::show))
        .route("/events/{code}/edit", get(events::plan::edit).post(events::plan::change))
        .route("/events/{code}/sheet", get(events::sheet::show))
        .route("/events/{code}/functions.ics", get(events::sheet::calendar))
        .route("/events/{code}/stays/cancel", post(events::course::cancel_stays))
        .route("/events/{code}/after", get(events::after::show).post(events::after::learn))
        .route("/events/{code}/after/turnout", post(events::after::count_them))
        .route("/events/{code}/evidence.xlsx", get(events::after::evidence))
        .route("/events/{code}/changes", get(events::changes::show).post(events::changes::send))
        .route("/events/{code}/step", post(events::course::step))
        .route("/events/{code}/move", post(events::course::shift))
        .route("/events/{code}/duplicate", post(events::course::duplicate))
        .route("/events/{code}/organiser", post(events::people::entrust))
        .route("/events/{code}/rooms", get(block::show).post(block::agree))
        .route("/events/{code}/rooms/hold", post(block::hold))
        .route("/events/{code}/rooms/release", post(block::release))
        .route("/events/{code}/share", post(events::people::share))
        .route("/events/{code}/unshare", post(events::people::unshare))
}

/// Rooming lists, and participants who register themselves.
fn registering() -> Router<AppState> {
    Router::new()
        .route(
            "/events/{code}/rooming-list",
            get(rooming::show).post(rooming::send).layer(DefaultBodyLimit::max(ROOMING)),
        )
        .route("/events/{code}/rooming-list/{entry}/guest", get(rooming::same_form).post(rooming::same_take))
        .route("/events/{code}/rooming-list/adopt", get(rooming::adopt_preview).post(rooming::adopt))
        .route(
            "/events/{code}/rooming-list/import",
            get(rooming::import_form).post(rooming::look).layer(DefaultBodyLimit::disable()),
        )
        .route(
            "/events/{code}/rooming-list/take-over",
            post(rooming::take_over).layer(DefaultBodyLimit::max(ROOMING)),
        )
        .route(
            "/events/{code}/rooming-list/rejects",
            post(rooming::rejects).layer(DefaultBodyLimit::max(ROOMING)),
        )
        .route("/events/{code}/registration", get(registration::show).post(registration::send))
        .route("/events/{code}/registration/needs", get(registration::needs))
        .route("/events/{code}/registration/{entry}/payment", post(registration::pay))
        .route("/register/change/{token}", get(register::own::show).post(register::own::send))
        .route(
            "/register/change/{token}/meetings",
            get(register::meetings::show).post(register::meetings::send),
        )
        .route("/register/change/{token}/meetings.ics", get(register::meetings::calendar))
        .route("/register/{token}", get(register::form).post(register::send))
        .route("/register/{token}/sent", get(register::sent))
}

/// Languages of events, and those who interpret.
fn interpreting() -> Router<AppState> {
    Router::new()
        .route("/functions/{id}/languages", get(interpretation::show).post(interpretation::set))
        .route("/functions/{id}/languages/agree", post(interpretation::agree))
        .route("/functions/{id}/languages/put", post(interpretation::put))
        .route("/functions/{id}/languages/drop", post(interpretation::drop_one))
        .route("/interpretation", get(interpretation::question::show))
        .route("/interpreters", get(interpreters::list))
        .route("/interpreters/new", get(interpreters::form).post(interpreters::add))
        .route("/interpreters/{id}", get(interpreters::edit).post(interpreters::change))
        .route("/interpreters/{id}/remove", post(interpreters::remove))
        .route("/interpreters/{id}/away", post(interpreters::go_away))
        .route("/interpreters/{id}/back", post(interpreters::come_back))
        .route("/translations", get(translations::list))
        .route("/translations/{id}", get(translations::edit).post(translations::change))
        .route("/events/{code}/translations/new", get(translations::form).post(translations::add))
}

/// Functions of events, and the programmes they carry: as they are planned, and as participants read them.
fn programmes() -> Router<AppState> {
    let forms = Router::new()
        .route("/events/{code}/programme/new", get(programme::new).post(programme::add))
        .route("/sessions/{id}", get(programme::edit).post(programme::change))
        .layer(DefaultBodyLimit::max(SESSION));
    Router::new()
        .route("/events/{code}/functions/new", get(functions::form_of).post(functions::add_to))
        .route("/functions/new", get(functions::form).post(functions::add))
        .route("/functions/move", post(functions::carry))
        .route("/functions/{id}", get(functions::edit).post(functions::change))
        .route("/functions/{id}/remove", post(functions::remove))
        .route(
            "/events/{code}/programme/import",
            get(programme::import_form).post(programme::look).layer(DefaultBodyLimit::disable()),
        )
        .route(
            "/events/{code}/programme/take-over",
            post(programme::take_over).layer(DefaultBodyLimit::max(ROOMING)),
        )
        .route("/events/{code}/programme", get(programme::show))
        .route("/events/{code}/programme/tracks", get(programme::show_tracks).post(programme::save_tracks))
        .route("/events/{code}/programme/publish", post(programme::publish))
        .route("/events/{code}/programme/withdraw", post(programme::withdraw))
        .route("/sessions/{id}/remove", post(programme::remove))
        .route("/sessions/{id}/lay", get(functions::lay_form).post(functions::lay))
        .route("/events/{code}/meetings", get(meetings::show).post(meetings::save_terms))
        .route("/events/{code}/meetings/new", get(meetings::new).post(meetings::add))
        .route("/events/{code}/meetings/schedule", get(meetings::schedule))
        .route("/meeting-hosts/{id}", get(meetings::show_host).post(meetings::deed))
        .route("/meeting-hosts/{id}/edit", get(meetings::edit).post(meetings::change))
        .route("/meeting-hosts/{id}/times", post(meetings::make))
        .route("/meeting-hosts/{id}/book", post(meetings::book))
        .route("/meeting-hosts/{id}/clear", post(meetings::clear))
        .route("/meeting-hosts/{id}/remove", post(meetings::remove))
        .route("/events/{code}/stands", get(stands::show).post(stands::make))
        .route("/events/{code}/stands/remove", post(stands::remove_stand))
        .route("/events/{code}/stands/give-out", post(stands::give_out))
        .route("/events/{code}/stands/{id}", get(stands::edit_stand).post(stands::change_stand))
        .route(
            "/events/{code}/exhibitors/import",
            get(stands::import_form).post(stands::look).layer(DefaultBodyLimit::disable()),
        )
        .route(
            "/events/{code}/exhibitors/take-over",
            post(stands::take_over).layer(DefaultBodyLimit::max(ROOMING)),
        )
        .route("/events/{code}/exhibitors/new", get(stands::new).post(stands::add))
        .route("/exhibitors/{id}", get(stands::edit).post(stands::change))
        .route("/exhibitors/{id}/remove", post(stands::remove_exhibitor))
        .route("/exhibitors/{id}/stand", post(stands::allot))
        .route("/programme/{code}", get(programme::public::show))
        .route("/programme/{code}/{file}", get(programme::public::calendar))
        .merge(forms)
}

/// What events are charged for, and what is ordered for them.
fn services() -> Router<AppState> {
    Router::new()
        .route("/administration/prices", get(prices::list))
        .route("/administration/prices/new", get(prices::form).post(prices::add))
        .route("/administration/prices/{id}", get(prices::edit).post(prices::change))
        .route("/administration/prices/{id}/prices", post(prices::set))
        .route("/events/{code}/services", get(orders::show))
        .route("/events/{code}/services/new", get(orders::form).post(orders::add))
        .route("/events/{code}/quote", get(quotes::show).post(quotes::make))
        .route("/events/{code}/quote/{number}", get(quotes::print).post(quotes::change))
        .route("/events/{code}/quote/{number}/{step}", post(quotes::step))
        .route("/administration/quotes", get(quotes::rules).post(quotes::set_rules))
        .route("/events/{code}/recharge", get(recharge::show).post(recharge::make))
        .route("/events/{code}/recharge/code", post(recharge::set_code))
        .route("/events/{code}/recharge/{ordinal}", get(recharge::print).post(recharge::change))
        .route("/events/{code}/recharge/{ordinal}/{step}", post(recharge::step))
        .route("/administration/recharges", get(recharge::list))
        .route("/services/day", get(orders::day))
        .route("/services/{id}", get(orders::edit).post(orders::change))
        .route("/services/{id}/count", post(orders::count))
        .route("/services/{id}/withdraw", post(orders::withdraw))
}

/// Coming in, and one's own account.
fn own_account() -> Router<AppState> {
    Router::new()
        .route("/sign-in", get(account::form).post(account::sign_in))
        .route("/sign-in/code", get(account::code::form).post(account::code::enter_code))
        .route("/sign-in/forgotten", get(account::forgotten::form).post(account::forgotten::ask))
        .route("/sign-in/provider", get(account::sign_on::leave))
        .route("/sign-in/provider/back", get(account::sign_on::return_from))
        .route("/sign-in/demo", post(account::sign_in_demo))
        .route("/welcome/{token}", get(account::link::form).post(account::link::set_password))
        .route("/account", get(account::own::show))
        .route("/account/deputy", get(deputy::own::show).post(deputy::own::set))
        .route("/account/deputy/end", post(deputy::own::end))
        .route("/account/concerns", post(account::concerns::set))
        .route("/account/password", post(account::own::change_password))
        .route("/account/sessions/end", post(account::own::end_session))
        .route(
            "/account/second-factor",
            get(account::second_factor::form).post(account::second_factor::switch_on),
        )
        .route("/account/second-factor/off", post(account::second_factor::switch_off))
        .route("/account/tokens", get(tokens::show).post(tokens::make))
        .route("/account/tokens/{id}/revoke", post(tokens::revoke))
        .route("/account/calendars", get(calendars::show).post(calendars::make))
        .route("/account/calendars/{id}/revoke", post(calendars::revoke))
        .route("/sign-out", post(account::sign_out))
}

/// What helps to use the product, and how one reads it.
fn reading() -> Router<AppState> {
    Router::new()
        .route("/api", get(reference::show))
        .route("/accessibility", get(accessibility::statement))
        .route("/accessibility/criteria", get(accessibility::criteria::show))
        .route("/accessibility/criteria.csv", get(accessibility::criteria::csv))
        .route("/accessibility/report", get(accessibility::report::form).post(accessibility::report::send))
        .route("/help", get(help::show))
        .route("/help/for/{role}", get(help::for_role))
        .route("/help/{topic}", get(help::topic))
        .route("/language", post(preferences::language))
        .route("/theme", post(preferences::theme))
}

/// What only some look after.
fn looking_after() -> Router<AppState> {
    Router::new()
        .route("/accounts/calendars", get(calendars::house::show))
        .route("/accounts/calendars/{owner}/{id}/revoke", post(calendars::house::revoke))
        .route("/accounts/tokens", get(tokens::house::show).post(tokens::house::make))
        .route("/accounts/tokens/{owner}/{id}/revoke", post(tokens::house::revoke))
        .route("/administration/barriers", get(barriers::list))
        .route("/administration/barriers/{id}", get(barriers::one::show).post(barriers::one::change))
        .route("/administration", get(administration::show))
        .route("/administration/backups", get(backups::show).post(backups::make))
        .route("/administration/retention", get(retention::show))
        .route("/administration/retention/run", post(retention::run))
        .route("/administration/retention/{kind}", post(retention::change))
        .route("/administration/targets", get(targets::list))
        .route("/administration/targets/field-first", post(targets::field_first))
        .route("/administration/targets/new", get(targets::form).post(targets::add))
        .route("/administration/targets/{id}", get(targets::edit).post(targets::change))
        .route("/administration/targets/{id}/remove", post(targets::remove))
        .route("/administration/history", get(trail::show))
        .route("/administration/imports", get(imports::list))
        .route("/administration/imports/latest", get(imports::latest))
        .route(
            "/administration/imports/stays",
            get(imports::form::<imports::Stays>)
                .post(imports::send::<imports::Stays>)
                .layer(DefaultBodyLimit::disable()),
        )
        .route(
            "/administration/imports/campus",
            get(imports::form::<imports::Campus>)
                .post(imports::send::<imports::Campus>)
                .layer(DefaultBodyLimit::disable()),
        )
        .route(
            "/administration/imports/events",
            get(imports::form::<imports::Events>)
                .post(imports::send::<imports::Events>)
                .layer(DefaultBodyLimit::disable()),
        )
        .route("/administration/imports/{id}", get(imports::one))
        .route("/administration/mail", get(mail::show))
        .route("/administration/mail/test", post(mail::test))
        .route("/administration/mail/{id}/retry", post(mail::retry))
        .route("/administration/mail/{id}/give-up", post(mail::give_up))
        .route("/accounts", get(accounts::list).post(accounts::invite))
        .route("/accounts/{id}", get(accounts::one::show).post(accounts::one::change))
        .route("/accounts/{id}/deputy", get(deputy::theirs::show).post(deputy::theirs::set))
        .route("/accounts/{id}/deputy/end", post(deputy::theirs::end))
        .route("/accounts/{id}/link", post(accounts::one::link))
        .route("/accounts/{id}/sessions/end", post(accounts::one::end_sessions))
        .route("/accounts/{id}/second-factor/off", post(accounts::one::drop_second_factor))
        .route("/accounts/{id}/unlink", post(accounts::one::unlink))
}

/// Campus data, changed record by record.
fn campus_data() -> Router<AppState> {
    Router::new()
        .route("/administration/campus", get(campus::edit::list))
        .route(
            "/administration/campus/pavilions/new",
            get(campus::edit::new_pavilion).post(campus::edit::add_pavilion),
        )
        .route(
            "/administration/campus/pavilions/{code}",
            get(campus::edit::pavilion).post(campus::edit::change_pavilion),
        )
        .route(
            "/administration/campus/pavilions/{code}/rooms/new",
            get(campus::edit::new).post(campus::edit::add),
        )
        .route(
            "/administration/campus/pavilions/{code}/spaces/new",
            get(campus::edit::new_space).post(campus::edit::add_space),
        )
        .route(
            "/administration/campus/pavilions/{code}/stock",
            get(campus::edit::stock).post(campus::edit::move_stock),
        )
        .route("/administration/campus/pavilions/{code}/floors", post(campus::edit::add_floors))
        .route(
            "/administration/campus/equipment/new",
            get(campus::edit::new_equipment).post(campus::edit::add_equipment),
        )
        .route(
            "/administration/campus/equipment/{code}",
            get(campus::edit::equipment).post(campus::edit::change_equipment),
        )
        .route(
            "/administration/campus/changeovers",
            get(campus::edit::changeovers).post(campus::edit::change_changeovers),
        )
        .route(
            "/administration/campus/room-types/new",
            get(campus::edit::new_kind).post(campus::edit::add_kind),
        )
        .route(
            "/administration/campus/room-types/{code}",
            get(campus::edit::kind).post(campus::edit::change_kind),
        )
        .route(
            "/administration/campus/spaces/{code}",
            get(campus::edit::space).post(campus::edit::change_space),
        )
        .route(
            "/administration/campus/rooms/{number}",
            get(campus::edit::room).post(campus::edit::change_room),
        )
}
