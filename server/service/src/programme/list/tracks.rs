//! Tracks that a list names and its event has not: they are made with it.

use super::columns::Column;
use super::row::{NONE, folded};
use crate::Context;
use crate::import::header::Columns;
use crate::import::sheet::Sheet;
use crate::programme::tracks::MOST;
use domain::ids::TrackId;
use domain::language::Language;
use domain::programme::{LONGEST_LINE, Names, Track};

/// Whether a track is called so in any language, however its letters are written.
pub(super) fn is_called(track: &Track, name: &str) -> bool {
    track.names.values().any(|known| folded(known) == folded(name))
}

/// The tracks of an event and, behind them, those that a list names and the event has not, in the language of the list: as
/// many as one programme has.
pub(super) fn with_new(
    ctx: &Context,
    known: &[Track],
    (sheet, columns): (&Sheet, &Columns<Column>),
    language: Language,
) -> Vec<Track> {
    let mut tracks = known.to_vec();
    for row in &sheet.rows {
        let name = columns.cell(&row.cells, Column::Track);
        let is_name = !name.is_empty() && !NONE.contains(&name) && name.chars().count() <= LONGEST_LINE;
        if is_name && tracks.len() < MOST && !tracks.iter().any(|track| is_called(track, name)) {
            let names = Names::from([(language, name.to_owned())]);
            tracks.push(Track { id: TrackId::new(ctx.ids.next()), names });
        }
    }
    tracks
}
