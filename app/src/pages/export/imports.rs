//! Imports, and the lines that one of them did not take: where and why, never what they said.

use chrono::DateTime;
use domain::access::Permission;
use domain::event::EventStatus;
use domain::ids::ImportId;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::import::desk::State;
use service::import::{self, Balance, Part, RejectLine};

use super::Wanted;
use crate::export::{Cell, Sheet};
use crate::fault::Fault;
use crate::pages::events::words::status_word;
use crate::pages::imports::{MOST, because, kind_word, part_word, reject_word, standing_word};
use crate::view::import::ImportRow;

pub(super) async fn list(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let (locale, zone) = (wanted.locale, wanted.ctx.zone);
    let latest = import::latest(&wanted.actor, wanted.imports)?;
    let lines = import::list(wanted.ctx, &wanted.actor, MOST).await?;
    let second =
        |at| DateTime::from_timestamp(at, 0).map(|at| zone.local(at).format("%Y-%m-%d %H:%M:%S").to_string());
    let rows = lines.into_iter().map(|line| {
        let row = ImportRow::new(line, latest.as_ref(), zone);
        let (_, standing) = standing_word(locale, row.standing);
        let line = row.line;
        vec![
            Cell::maybe(second(line.started_at)),
            Cell::maybe(line.finished_at.and_then(second)),
            line.file_name.into(),
            kind_word(locale, &line.kind).into(),
            line.source.into(),
            Cell::maybe(line.account),
            standing.into(),
            line.read.into(),
            line.new.into(),
            line.same.into(),
            line.rejected.into(),
            line.changed.into(),
        ]
    });
    let head = vec![
        td_string!(locale, imports.started),
        td_string!(locale, imports.finished),
        td_string!(locale, imports.file),
        td_string!(locale, room.kind),
        td_string!(locale, imports.source),
        td_string!(locale, room.who),
        td_string!(locale, room.status),
        td_string!(locale, imports.read),
        td_string!(locale, imports.added),
        td_string!(locale, imports.same),
        td_string!(locale, imports.rejected),
        td_string!(locale, imports.changed),
    ];
    Ok(Sheet { name: "imports".to_owned(), head, rows: rows.collect() })
}

/// Which import: its id, or `latest` for one that was only tried.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    import: String,
}

pub(super) async fn rejects(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let locale = wanted.locale;
    let asked = wanted.asked::<Asked>()?.import;
    let lines = if asked == "latest" { tried(wanted)? } else { recorded(wanted, &asked).await? };
    let row = |reject: RejectLine| {
        let (column, why) = (reject.column, reject_word(locale, &reject.reason));
        let file = part_word(locale, &reject.part).unwrap_or_default();
        vec![
            reject.line.into(),
            column.into(),
            why.into(),
            reject.reason.into(),
            reject.detail.into(),
            file.into(),
        ]
    };
    let head = vec![
        td_string!(locale, imports.line),
        td_string!(locale, imports.column),
        td_string!(locale, imports.why),
        td_string!(locale, export.code),
        td_string!(locale, takeover.detail),
        td_string!(locale, takeover.part),
    ];
    Ok(Sheet { name: "rejected-lines".to_owned(), head, rows: lines.into_iter().map(row).collect() })
}

async fn recorded(wanted: &Wanted<'_>, id: &str) -> Result<Vec<RejectLine>, Fault> {
    let id: ImportId = id.parse().map_err(|_| Fault::NotFound)?;
    import::find(wanted.ctx, &wanted.actor, id).await?;
    Ok(import::rejects(wanted.ctx, &wanted.actor, id, i64::MAX).await?)
}

fn tried(wanted: &Wanted<'_>) -> Result<Vec<RejectLine>, Fault> {
    let job = import::latest(&wanted.actor, wanted.imports)?.ok_or(Fault::NotFound)?;
    match job.state {
        State::Stays(report) => Ok(report.rejects.iter().map(RejectLine::from).collect()),
        State::Events(report) => Ok(report.rejects.iter().map(RejectLine::from).collect()),
        _ => Err(Fault::NotFound),
    }
}

/// What the files held and what was here, by month and status.
pub(super) async fn reconciliation(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let locale = wanted.locale;
    let lines = match wanted.asked::<Asked>()?.import.as_str() {
        "latest" => match import::latest(&wanted.actor, wanted.imports)?.map(|job| job.state) {
            Some(State::Events(report)) => report.balance.clone(),
            _ => return Err(Fault::NotFound),
        },
        id => {
            let id: ImportId = id.parse().map_err(|_| Fault::NotFound)?;
            import::find(wanted.ctx, &wanted.actor, id).await?;
            import::reconciliation(wanted.ctx, &wanted.actor, id).await?
        }
    };
    let row = |line: Balance| {
        let (difference, why) = (line.difference(), because(locale, &line));
        let counted = match line.counted.as_str() {
            "events" => td_string!(locale, events.title),
            _ => td_string!(locale, nights.room_nights),
        };
        let status = line.status.as_deref().and_then(EventStatus::parse);
        vec![
            counted.into(),
            Cell::maybe(line.month.map(|month| month.format("%Y-%m").to_string())),
            Cell::maybe(status.map(|status| status_word(locale, status).1.to_owned())),
            line.in_file.into(),
            line.here.into(),
            difference.into(),
            why.into(),
            line.others.into(),
        ]
    };
    let head = vec![
        td_string!(locale, takeover.counted),
        td_string!(locale, nights.month),
        td_string!(locale, room.status),
        td_string!(locale, takeover.in_file),
        td_string!(locale, takeover.here),
        td_string!(locale, quote.difference),
        td_string!(locale, takeover.because),
        td_string!(locale, takeover.others),
    ];
    Ok(Sheet { name: "reconciliation".to_owned(), head, rows: lines.into_iter().map(row).collect() })
}

/// An empty file with our own columns.
pub(super) fn template(wanted: &Wanted<'_>, part: Part) -> Result<Sheet, Fault> {
    wanted.actor.require(Permission::Import)?;
    let name = format!("{}-template", part.code());
    Ok(Sheet { name, head: import::columns(part), rows: Vec::new() })
}
