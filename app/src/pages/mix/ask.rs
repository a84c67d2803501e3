//! What the page's address asks for, and the figures that answer it.

use chrono::Datelike;
use domain::access::Permission;
use domain::delivery_mix::change;
use domain::target::{YEARS, of_year};
use serde::Deserialize;
use service::forecast::{Asked as Told, outlook};
use service::{Actor, Context, ServiceError, account, delivery_mix, target};

use crate::view::mix::{Expected, MixPage};

/// The query, as sent: what cannot be read falls back to the default.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    year: Option<String>,
    against: Option<String>,
    news: Option<String>,
}

/// Asks the service for all the page shows. Beside a year stands the one asked for, or else the one planned before it.
pub(crate) async fn fetch(ctx: &Context, actor: &Actor, asked: &Asked) -> Result<MixPage, ServiceError> {
    let this_year = ctx.today().year();
    let year = asked.year.as_deref().and_then(read).unwrap_or(this_year);
    let mut plans = delivery_mix::all(ctx, actor).await?;
    let years = MixPage::years(this_year, year, &plans);
    let plan = plans.iter().position(|plan| plan.year == year).map(|place| plans.remove(place));
    let chosen = match asked.against.as_deref() {
        None => plans.iter().rfind(|other| other.year < year),
        Some(text) => plans.iter().find(|other| Some(other.year) == read(text)),
    };
    let against = chosen.zip(plan.as_ref()).map(|(from, to)| (from.year, change(&from.mix, &to.mix)));
    Ok(MixPage {
        year,
        years,
        against,
        others: plans.iter().rev().map(|plan| plan.year).collect(),
        plan,
        books: delivery_mix::on_the_books(ctx, actor, year).await?,
        expected: Expected::of(outlook(ctx, actor, &Told::default()).await?, year),
        events: delivery_mix::of_events(ctx, actor, year).await?,
        target: of_year(&target::list(ctx, actor).await?, year).map(|target| target.room_nights),
        may_write: actor.may(Permission::WriteTargets),
        saved: asked.news.as_deref() == Some("saved"),
        synthetic: account::is_demo(ctx).await?,
    })
}

fn read(text: &str) -> Option<i32> {
    text.trim().parse().ok().filter(|year| YEARS.contains(year))
}
