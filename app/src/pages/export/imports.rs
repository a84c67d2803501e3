//! Imports, and the lines that one of them did not take: where and why, never what they said.

use chrono::DateTime;
use domain::ids::ImportId;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::import::desk::State;
use service::import::{self, RejectLine};

use super::Wanted;
use crate::export::{Cell, Sheet};
use crate::fault::Fault;
use crate::pages::imports::{MOST, kind_word, reject_word, standing_word};
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
        vec![reject.line.into(), column.into(), why.into(), reject.reason.into()]
    };
    let head = vec![
        td_string!(locale, imports.line),
        td_string!(locale, imports.column),
        td_string!(locale, imports.why),
        td_string!(locale, export.code),
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
    let State::Stays(report) = job.state else { return Err(Fault::NotFound) };
    Ok(report.rejects.iter().map(RejectLine::from).collect())
}
