//! Every public use case against every role: forbidden exactly where the role lacks its permission.

mod call;

use crate::on_both;
use crate::support::campus::Campus;
use domain::access::{Permission, Role, Scopes};
use service::ServiceError;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The permission each use case asks for.
const MATRIX: &[(&str, Permission)] = &[
    ("account::add", Permission::ManageAccounts),
    ("account::mark_demo", Permission::ManageAccounts),
    ("account::change", Permission::ManageAccounts),
    ("account::change_password", Permission::KeepOwnAccount),
    ("account::confirm", Permission::KeepOwnAccount),
    ("account::drop_second_factor", Permission::ManageAccounts),
    ("account::end_session", Permission::KeepOwnAccount),
    ("account::end_sessions", Permission::ManageAccounts),
    ("account::invite", Permission::ManageAccounts),
    ("account::list", Permission::ManageAccounts),
    ("account::recovery_left", Permission::KeepOwnAccount),
    ("account::reset", Permission::ManageAccounts),
    ("account::sessions", Permission::KeepOwnAccount),
    ("account::set_language", Permission::KeepOwnAccount),
    ("account::sign_ons", Permission::KeepOwnAccount),
    ("account::switch_off", Permission::KeepOwnAccount),
    ("account::switch_on", Permission::KeepOwnAccount),
    ("account::unlink", Permission::ManageAccounts),
    ("availability::free_rooms", Permission::ReadCampus),
    ("backup::backup", Permission::Backup),
    ("backup::download", Permission::Backup),
    ("backup::erased", Permission::Backup),
    ("backup::made", Permission::Backup),
    ("backup::record", Permission::Backup),
    ("backup::restore", Permission::Backup),
    ("barrier::answer", Permission::AnswerBarriers),
    ("barrier::get", Permission::AnswerBarriers),
    ("barrier::list", Permission::AnswerBarriers),
    ("campus::add_equipment", Permission::WriteCampus),
    ("campus::add_floors", Permission::WriteCampus),
    ("campus::add_pavilion", Permission::WriteCampus),
    ("block::agree", Permission::PlanEvents),
    ("block::hold", Permission::PlanEvents),
    ("block::one", Permission::ReadEvents),
    ("block::release", Permission::PlanEvents),
    ("campus::add_room", Permission::WriteCampus),
    ("campus::add_room_type", Permission::WriteCampus),
    ("campus::add_space", Permission::WriteCampus),
    ("campus::change_changeovers", Permission::WriteCampus),
    ("campus::change_equipment", Permission::WriteCampus),
    ("campus::change_pavilion", Permission::WriteCampus),
    ("campus::change_room", Permission::WriteCampus),
    ("campus::change_room_type", Permission::WriteCampus),
    ("campus::change_space", Permission::WriteCampus),
    ("campus::changeovers", Permission::ReadCampus),
    ("campus::import", Permission::Import),
    ("campus::move_stock", Permission::WriteCampus),
    ("campus::overview", Permission::ReadCampus),
    ("campus::room", Permission::ReadCampus),
    ("campus::try_import", Permission::Import),
    ("carry::carry_in", Permission::Import),
    ("check::verify", Permission::ReadHistory),
    ("closure::close", Permission::WriteClosures),
    ("closure::hits", Permission::WriteClosures),
    ("closure::lift", Permission::WriteClosures),
    ("closure::list", Permission::ReadCampus),
    ("demo::mark_filled", Permission::ManageAccounts),
    ("import::begin", Permission::Import),
    ("import::events", Permission::Import),
    ("import::find", Permission::Import),
    ("import::list", Permission::Import),
    ("import::reconciliation", Permission::Import),
    ("import::rejects", Permission::Import),
    ("concern::mine", Permission::KeepOwnAccount),
    ("concern::set", Permission::KeepOwnAccount),
    ("deputy::end", Permission::ManageAccounts),
    ("deputy::of", Permission::ManageAccounts),
    ("deputy::set", Permission::ManageAccounts),
    ("deputy::today", Permission::KeepOwnAccount),
    ("event::after", Permission::ReadEvents),
    ("event::ask", Permission::PlanEvents),
    ("event::cancel_stays", Permission::PlanEvents),
    ("event::change", Permission::PlanEvents),
    ("event::changes", Permission::PlanEvents),
    ("event::due", Permission::ReadEvents),
    ("event::duplicate", Permission::PlanEvents),
    ("event::entrust", Permission::WriteEvents),
    ("event::learn", Permission::PlanEvents),
    ("event::mine", Permission::ReadEvents),
    ("event::one", Permission::ReadEvents),
    ("event::organisations", Permission::PlanEvents),
    ("event::organisers", Permission::ReadEvents),
    ("event::outside", Permission::ReadEvents),
    ("event::precedents", Permission::ReadEvents),
    ("event::see", Permission::PlanEvents),
    ("event::set_mails", Permission::PlanEvents),
    ("event::share", Permission::ReadEvents),
    ("event::shift", Permission::PlanEvents),
    ("event::step", Permission::PlanEvents),
    ("event::unseen", Permission::ReadEvents),
    ("event::unshare", Permission::ReadEvents),
    ("feed::issue", Permission::KeepOwnAccount),
    ("feed::list", Permission::ManageAccounts),
    ("feed::list_own", Permission::KeepOwnAccount),
    ("feed::revoke", Permission::ManageAccounts),
    ("feed::revoke_own", Permission::KeepOwnAccount),
    ("feasible::ask", Permission::PlanEvents),
    ("feasible::plan", Permission::PlanEvents),
    ("function::add", Permission::PlanEvents),
    ("function::add_all", Permission::PlanEvents),
    ("function::change", Permission::PlanEvents),
    ("function::diary", Permission::ReadEvents),
    ("function::of_event", Permission::ReadEvents),
    ("function::one", Permission::ReadEvents),
    ("function::places", Permission::ReadEvents),
    ("function::remove", Permission::PlanEvents),
    ("import::stays", Permission::Import),
    ("interpretation::agree", Permission::PlanEvents),
    ("interpretation::ask", Permission::PlanEvents),
    ("interpretation::drop_one", Permission::PlanEvents),
    ("interpretation::of_event", Permission::ReadEvents),
    ("interpretation::of_function", Permission::ReadEvents),
    ("interpretation::put", Permission::PlanEvents),
    ("interpretation::set", Permission::PlanEvents),
    ("interpretation::teams", Permission::ReadEvents),
    ("interpreter::add", Permission::WriteEvents),
    ("interpreter::change", Permission::WriteEvents),
    ("interpreter::come_back", Permission::WriteEvents),
    ("interpreter::go_away", Permission::WriteEvents),
    ("interpreter::list", Permission::PlanEvents),
    ("interpreter::one", Permission::PlanEvents),
    ("interpreter::remove", Permission::WriteEvents),
    ("listing::availability", Permission::ReadCampus),
    ("listing::guest", Permission::ReadStays),
    ("listing::guests", Permission::ReadStays),
    ("listing::organisations", Permission::ReadStays),
    ("listing::stay", Permission::ReadStays),
    ("listing::stays", Permission::ReadStays),
    ("forecast::backtest", Permission::ReadFigures),
    ("forecast::outlook", Permission::ReadFigures),
    ("forecast::what_if", Permission::ReadFigures),
    ("forecast::with_record", Permission::ReadFigures),
    ("mail::list", Permission::ManageAccounts),
    ("mail::retry", Permission::ManageAccounts),
    ("mail::send_test", Permission::ManageAccounts),
    ("mail::stop", Permission::ManageAccounts),
    ("nights::pace", Permission::ReadFigures),
    ("nights::report", Permission::ReadFigures),
    ("order::add", Permission::PlanEvents),
    ("order::change", Permission::PlanEvents),
    ("order::count", Permission::PlanEvents),
    ("order::day", Permission::ReadEvents),
    ("order::of_event", Permission::ReadEvents),
    ("order::one", Permission::ReadEvents),
    ("order::withdraw", Permission::PlanEvents),
    ("person::erase", Permission::Erase),
    ("programme::add", Permission::PlanEvents),
    ("programme::change", Permission::PlanEvents),
    ("programme::compare", Permission::PlanEvents),
    ("programme::lay", Permission::PlanEvents),
    ("programme::one", Permission::ReadEvents),
    ("programme::publish", Permission::PlanEvents),
    ("programme::remove", Permission::PlanEvents),
    ("programme::session", Permission::ReadEvents),
    ("programme::sessions", Permission::ReadEvents),
    ("programme::set_tracks", Permission::PlanEvents),
    ("programme::take_over", Permission::PlanEvents),
    ("programme::withdraw", Permission::PlanEvents),
    ("registration::close", Permission::PlanEvents),
    ("registration::needs", Permission::ReadEvents),
    ("registration::open", Permission::PlanEvents),
    ("registration::replace_link", Permission::PlanEvents),
    ("registration::report_payment", Permission::ReportPayments),
    ("registration::set_payment", Permission::WriteStays),
    ("price::add", Permission::WritePrices),
    ("price::change", Permission::WritePrices),
    ("price::list", Permission::ReadMoney),
    ("price::offer", Permission::ReadEvents),
    ("price::one", Permission::WritePrices),
    ("price::set", Permission::WritePrices),
    ("quote::answer", Permission::PlanEvents),
    ("quote::approve", Permission::ApproveQuotes),
    ("quote::change", Permission::PlanEvents),
    ("quote::finish", Permission::PlanEvents),
    ("quote::make", Permission::PlanEvents),
    ("quote::of_event", Permission::ReadEvents),
    ("quote::rules", Permission::ReadEvents),
    ("quote::send", Permission::PlanEvents),
    ("quote::set_rules", Permission::WritePrices),
    ("recharge::approve", Permission::ApproveQuotes),
    ("recharge::change", Permission::PlanEvents),
    ("recharge::charge", Permission::WritePrices),
    ("recharge::codes", Permission::ReadEvents),
    ("recharge::delete", Permission::PlanEvents),
    ("recharge::issue", Permission::PlanEvents),
    ("recharge::list", Permission::ReadEvents),
    ("recharge::make", Permission::PlanEvents),
    ("recharge::of_event", Permission::ReadEvents),
    ("recharge::reopen", Permission::PlanEvents),
    ("recharge::set_code", Permission::PlanEvents),
    ("retention::change", Permission::Erase),
    ("retention::due", Permission::Erase),
    ("retention::list", Permission::Erase),
    ("retention::run", Permission::Erase),
    ("retention::runs", Permission::Erase),
    ("retention::start", Permission::Erase),
    ("rooming::adopt", Permission::WriteStays),
    ("rooming::adoptable", Permission::WriteStays),
    ("rooming::approve", Permission::WriteStays),
    ("rooming::book", Permission::WriteStays),
    ("rooming::compare", Permission::PlanEvents),
    ("rooming::one", Permission::ReadEvents),
    ("rooming::same_guest", Permission::WriteStays),
    ("rooming::see", Permission::WriteStays),
    ("rooming::set_rule", Permission::WriteStays),
    ("rooming::settle", Permission::WriteStays),
    ("rooming::take_over", Permission::PlanEvents),
    ("rooming::write", Permission::PlanEvents),
    ("search::search", Permission::ReadCampus),
    ("segment::list", Permission::ReadFigures),
    ("meeting::add_host", Permission::PlanEvents),
    ("meeting::book_for", Permission::PlanEvents),
    ("meeting::change_host", Permission::PlanEvents),
    ("meeting::host", Permission::ReadEvents),
    ("meeting::make_times", Permission::PlanEvents),
    ("meeting::plan", Permission::ReadEvents),
    ("meeting::remove_free", Permission::PlanEvents),
    ("meeting::remove_host", Permission::PlanEvents),
    ("meeting::set_open", Permission::PlanEvents),
    ("meeting::set_terms", Permission::PlanEvents),
    ("meeting::take_back", Permission::PlanEvents),
    ("stand::add_exhibitor", Permission::PlanEvents),
    ("stand::add_stands", Permission::PlanEvents),
    ("stand::allot", Permission::PlanEvents),
    ("stand::change_exhibitor", Permission::PlanEvents),
    ("stand::change_stand", Permission::PlanEvents),
    ("stand::compare", Permission::PlanEvents),
    ("stand::exhibitor", Permission::PlanEvents),
    ("stand::give_out", Permission::PlanEvents),
    ("stand::one", Permission::PlanEvents),
    ("stand::plan", Permission::ReadEvents),
    ("stand::remove_exhibitor", Permission::PlanEvents),
    ("stand::remove_stand", Permission::PlanEvents),
    ("stand::take_over", Permission::PlanEvents),
    ("stay::brief", Permission::ReadStays),
    ("stay::change", Permission::WriteStays),
    ("stay::change_all", Permission::WriteStays),
    ("stay::choices", Permission::WriteStays),
    ("stay::find", Permission::ReadStays),
    ("stay::get", Permission::ReadStays),
    ("stay::record", Permission::ReadStays),
    ("stay::reserve", Permission::WriteStays),
    ("stay::swap", Permission::WriteStays),
    ("tape::chart", Permission::ReadCampus),
    ("tape::room_record", Permission::ReadCampus),
    ("tape::row", Permission::ReadCampus),
    ("delivery_mix::all", Permission::ReadFigures),
    ("delivery_mix::on_the_books", Permission::ReadFigures),
    ("delivery_mix::of_events", Permission::ReadFigures),
    ("delivery_mix::set", Permission::WriteTargets),
    ("field_first::below", Permission::ReadEvents),
    ("field_first::set_below", Permission::WriteTargets),
    ("target::add", Permission::WriteTargets),
    ("target::change", Permission::WriteTargets),
    ("target::list", Permission::ReadFigures),
    ("target::remove", Permission::WriteTargets),
    ("today::board", Permission::ReadStays),
    ("turnout::of_event", Permission::ReadEvents),
    ("turnout::record", Permission::PlanEvents),
    ("token::issue", Permission::ManageAccounts),
    ("token::issue_own", Permission::KeepOwnAccount),
    ("token::list", Permission::ManageAccounts),
    ("token::list_own", Permission::KeepOwnAccount),
    ("token::revoke", Permission::ManageAccounts),
    ("token::revoke_own", Permission::KeepOwnAccount),
    ("translation::add", Permission::PlanEvents),
    ("translation::change", Permission::PlanEvents),
    ("translation::list", Permission::ReadEvents),
    ("translation::one", Permission::PlanEvents),
    ("trail::accounts", Permission::ReadHistory),
    ("trail::page", Permission::ReadHistory),
];

on_both! {
    async fn each_use_case_is_forbidden_to_exactly_the_roles_without_its_permission(campus: Campus) {
        for &(name, permission) in MATRIX {
            for role in Role::ALL {
                let outcome = call::call(&campus, name, &campus.actor(role)).await;
                let forbidden = matches!(outcome, Err(ServiceError::Forbidden(asked)) if asked == permission);
                assert_eq!(forbidden, !role.allows(permission), "{name} as {role:?}: {outcome:?}");
            }
        }
    }
}

on_both! {
    async fn a_token_may_do_what_its_scopes_and_its_role_both_allow(campus: Campus) {
        for &(name, permission) in MATRIX {
            for role in [Role::Administrator, Role::Organiser] {
                for scopes in [Scopes::NONE, Scopes::NONE.with(permission)] {
                    let outcome = call::call(&campus, name, &campus.actor(role).within(scopes)).await;
                    let forbidden = matches!(outcome, Err(ServiceError::Forbidden(asked)) if asked == permission);
                    let may = role.allows(permission) && scopes.allows(permission);
                    assert_eq!(forbidden, !may, "{name} as {role:?} within {scopes:?}: {outcome:?}");
                }
            }
        }
    }
}

/// Whoever adds a use case adds its line to the matrix and its call beside it.
#[test]
fn every_use_case_that_takes_an_actor_is_in_the_matrix() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut written = BTreeSet::new();
    for file in files(&source) {
        let relative = file.strip_prefix(&source).unwrap();
        let subject = relative.components().next().unwrap().as_os_str().to_str().unwrap();
        let subject = subject.trim_end_matches(".rs");
        let text = std::fs::read_to_string(&file).unwrap();
        for function in text.split("\npub async fn ").skip(1) {
            let (name, rest) = function.split_once('(').unwrap();
            if rest.split_once(" -> ").is_some_and(|(arguments, _)| arguments.contains("actor: &Actor")) {
                written.insert(format!("{subject}::{name}"));
            }
        }
    }
    let listed = MATRIX.iter().map(|(name, _)| (*name).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(written, listed);
}

/// Every file below a folder.
pub(super) fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    files.into_iter().chain(folders.iter().flat_map(|folder| self::files(folder))).collect()
}
