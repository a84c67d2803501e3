//! A function carried in the diary to another hall and another time: what its form would do, in one step.

use axum::Form;
use axum::extract::{Query, State};
use axum::http::Uri;
use axum::response::Response;
use chrono::NaiveDate;
use domain::ids::FunctionId;
use serde::Deserialize;
use service::ServiceError;
use service::function;

use super::send::{Problem, campus_of, done, known, parse, problem, stale};
use crate::fault::Fault;
use crate::local::local;
use crate::pages::diary::ask::Asked;
use crate::state::AppState;
use crate::view::function::Typed;
use crate::viewer::Viewer;

/// What the hand sends.
#[derive(Debug, Deserialize)]
pub struct Carried {
    function: String,
    version: i64,
    /// Code of the hall; empty where it stays in its own.
    space: String,
    /// Minutes of the campus clock.
    minutes: i64,
    #[serde(default)]
    back: String,
}

/// The diary it was carried in, turned to where it is now, to be told of there; none where it was carried elsewhere.
fn in_diary(back: &str, id: FunctionId, (day, today): (NaiveDate, NaiveDate)) -> Option<String> {
    let address = local(back).parse::<Uri>().ok().filter(|uri| uri.path() == "/function-diary")?;
    let filter = Query::<Asked>::try_from_uri(&address).ok()?.0.filter(today, false);
    let (from, until) = filter.span();
    let shown = if (from..until).contains(&day) { filter.day } else { day };
    Some(format!("{}&moved={id}", filter.href(filter.view, shown)))
}

/// Moves it; or shows its form as it would be, with why the hall cannot be had and what could be instead.
pub async fn carry(
    State(state): State<AppState>,
    viewer: Viewer,
    Form(sent): Form<Carried>,
) -> Result<Response, Fault> {
    let (ctx, actor, id) = (&state.ctx, viewer.actor()?, parse(&sent.function)?);
    let (line, campus) = (function::one(ctx, &actor, id).await?.line, campus_of(&state, &actor).await?);
    let mut typed = Typed::of(&line.function, campus.space(line.function.space), ctx.zone);
    typed.carry(sent.minutes);
    (typed.version, typed.back) = (sent.version, sent.back.clone());
    if !sent.space.is_empty() {
        typed.space = sent.space;
    }
    let wish = match typed.wish(&campus, ctx.zone) {
        Ok(wish) => wish,
        Err(faults) => {
            let problem = Problem { faults, refusal: None };
            return known(&state, &viewer, &sent.function, Some(typed), sent.back, problem).await;
        }
    };
    match function::change(ctx, &actor, (id, sent.version), &wish).await {
        Ok(()) => {
            let day = ctx.zone.date(wish.from);
            let shown = in_diary(&sent.back, id, (day, ctx.today()));
            Ok(done(&shown.unwrap_or(sent.back), &line.event_code))
        }
        Err(ServiceError::Stale { .. }) => Ok(stale(&sent.function, &sent.back)),
        Err(error) => known(&state, &viewer, &sent.function, Some(typed), sent.back, problem(error)?).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn the_page_that_follows_a_move_shows_where_it_went() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let (id, today) = (FunctionId::new(Uuid::from_u128(7)), day("2026-11-24"));
        let shown = |back: &str, to: &str| in_diary(back, id, (day(to), today));
        let week = "/function-diary?day=2026-11-25&view=week&pavilion=EU";
        assert_eq!(shown(week, "2026-11-29"), Some(format!("{week}&moved={id}")));
        let later = format!("/function-diary?day=2026-12-01&view=week&pavilion=EU&moved={id}");
        assert_eq!(shown(week, "2026-12-01"), Some(later));
        let again = format!("{week}&moved=other");
        assert_eq!(
            shown(&again, "2026-11-25"),
            Some(format!("{week}&moved={id}")),
            "only the last one is told of"
        );
        for elsewhere in ["", "/events/26-001", "//evil.example/function-diary"] {
            assert_eq!(shown(elsewhere, "2026-11-25"), None, "{elsewhere}");
        }
    }
}
