//! The stands of an event with who has them, and then those who wait for one.

use domain::stand::{Exhibitor, Stand};
use leptos_i18n::td_string;
use serde::Deserialize;
use service::stand::StandPlan;

use super::Wanted;
use crate::export::{Cell, Sheet};
use crate::fault::Fault;

/// Of which event.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    event: String,
}

pub(super) async fn of_event(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let (locale, asked) = (wanted.locale, wanted.asked::<Asked>()?);
    let plan = service::stand::plan(wanted.ctx, &wanted.actor, &asked.event).await?;
    let has = |stand: &Stand| plan.exhibitors.iter().find(|one| one.stand == Some(stand.id));
    let given = plan.stands.iter().map(|stand| row(&plan, Some(stand), has(stand)));
    let waiting = plan.exhibitors.iter().filter(|one| one.stand.is_none());
    let rows = given.chain(waiting.map(|one| row(&plan, None, Some(one)))).collect();
    let head = vec![
        td_string!(locale, stands.stand),
        td_string!(locale, programme.hall),
        td_string!(locale, stands.area_m2),
        td_string!(locale, stands.power_w),
        td_string!(locale, stands.fittings),
        td_string!(locale, stands.exhibitor),
        td_string!(locale, stands.wished_m2),
        td_string!(locale, stands.contact),
        td_string!(locale, stands.link),
    ];
    // The code is one that exists: letters, digits and hyphens.
    Ok(Sheet { name: format!("stands-{}", plan.line.event.code), head, rows })
}

fn row(plan: &StandPlan, stand: Option<&Stand>, exhibitor: Option<&Exhibitor>) -> Vec<Cell> {
    let number = |number: Option<i64>| number.map_or(Cell::Empty, Cell::Number);
    let hall = stand.and_then(|stand| plan.functions.iter().find(|(one, _)| Some(one.id) == stand.function));
    let said = exhibitor.map(|one| one.said.clone()).unwrap_or_default();
    vec![
        Cell::maybe(stand.map(|stand| stand.label.clone())),
        Cell::maybe(hall.map(|(_, hall)| hall.clone())),
        number(stand.map(|stand| stand.area)),
        number(stand.map(|stand| stand.power)),
        Cell::maybe(stand.map(|stand| stand.fittings.clone())),
        said.organisation.into(),
        number(exhibitor.map(|one| one.said.area)),
        said.contact.into(),
        said.link.into(),
    ]
}
