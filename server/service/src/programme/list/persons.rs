//! Persons of a row: those who chair, in a column of their own, and those who speak, over who is known.

use super::columns::{Column, columns};
use super::row::{NONE, folded};
use crate::import::sheet::plain;
use domain::programme::Named;
use std::slice;

/// Whom a row names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Persons {
    /// Those who chair; none where it says nothing of them.
    chairs: Option<Vec<Named>>,
    /// What their column is called: the part of those in it for whom none is said. Empty where there is no such column.
    part: String,
    /// Those who speak; none where it says nothing of them.
    speakers: Option<Vec<Named>>,
}

impl Persons {
    /// What both cells say; with what the column of those who chair is called.
    pub fn read(chair: &str, speakers: &str, part: String) -> Self {
        let said = |cell: &str| Some(cell).filter(|cell| !cell.is_empty()).map(people);
        let speakers = said(speakers);
        // Without a column of their own, those who chair stand among those who speak.
        let nobody = (part.is_empty() && speakers.is_some()).then(Vec::new);
        Self { chairs: said(chair).or(nobody), part, speakers }
    }

    /// Who is there then: an empty cell leaves whom it could have named.
    pub fn over(&self, known: &[Named]) -> Vec<Named> {
        let chairs = match (&self.chairs, &self.speakers) {
            (None, None) => return known.to_vec(),
            (Some(chairs), _) => chairs.iter().map(|one| self.chair(one, known)).collect(),
            (None, Some(speakers)) => {
                let chairs = |one: &&Named| self.chaired(one) || is_chair(one);
                let stay = known.iter().filter(chairs).filter(|one| of_name(one, speakers).is_none());
                stay.cloned().collect::<Vec<_>>()
            }
        };
        let others = match &self.speakers {
            Some(speakers) => speakers.iter().map(|one| filled(one, known)).collect(),
            None => known.iter().filter(|one| !self.chaired(one)).cloned().collect::<Vec<_>>(),
        };
        let others = others.into_iter().filter(|one| of_name(one, &chairs).is_none()).collect();
        [chairs, others].concat()
    }

    /// Whether somebody who is known has the part of the column of those who chair.
    fn chaired(&self, known: &Named) -> bool {
        plain(&known.part) == plain(&self.part)
    }

    /// Without an organisation, the one that is known stays.
    fn chair(&self, one: &Named, known: &[Named]) -> Named {
        let part = if one.part.is_empty() { &self.part } else { &one.part };
        let before = of_name(one, known).filter(|_| one.affiliation.is_empty());
        let affiliation = before.map_or(&one.affiliation, |before| &before.affiliation);
        Named { name: one.name.clone(), part: part.clone(), affiliation: affiliation.clone() }
    }
}

/// Whether somebody has a part that a column of those who chair may be called, in whichever language.
fn is_chair(known: &Named) -> bool {
    columns(slice::from_ref(&known.part)).0 == [Some(Column::Chair)]
}

/// A name alone leaves what else is known of somebody.
fn filled(one: &Named, known: &[Named]) -> Named {
    let is_bare = one.part.is_empty() && one.affiliation.is_empty();
    let before = of_name(one, known).filter(|_| is_bare);
    Named { name: one.name.clone(), ..before.unwrap_or(one).clone() }
}

/// The one among others who has the name of somebody.
fn of_name<'n>(one: &Named, others: &'n [Named]) -> Option<&'n Named> {
    others.iter().find(|other| folded(&other.name) == folded(&one.name))
}

/// Persons of a cell: one a line, or between strokes, as `name; part; organisation`; names alone also between commas.
fn people(cell: &str) -> Vec<Named> {
    let lines =
        cell.split(['\n', '|']).map(str::trim).filter(|line| !line.is_empty() && !NONE.contains(line));
    let named = |line: &str| {
        let mut parts = line.splitn(3, ';').map(|part| part.trim().to_owned());
        let mut next = || parts.next().unwrap_or_default();
        Named { name: next(), part: next(), affiliation: next() }
    };
    let lines = lines.collect::<Vec<_>>();
    match lines[..] {
        [only] if !only.contains(';') => {
            only.split(',').map(named).filter(|named| !named.name.is_empty()).collect()
        }
        _ => lines.into_iter().map(named).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(persons: Vec<Named>) -> Vec<String> {
        persons.into_iter().map(|one| [one.name, one.part, one.affiliation].join(";")).collect()
    }

    #[test]
    fn persons_stand_in_lines_between_strokes_or_commas() {
        for cell in ["Ada Voice, Bo", "Ada Voice\nBo", "Ada Voice | Bo", "Ada Voice,Bo,"] {
            assert_eq!(told(people(cell)), ["Ada Voice;;", "Bo;;"], "{cell}");
        }
        assert_eq!(
            told(people("Ada Voice; Chair; Voices, Ltd\nBo")),
            ["Ada Voice;Chair;Voices, Ltd", "Bo;;"]
        );
        assert_eq!(told(people("-")), [""; 0]);
    }

    #[test]
    fn an_empty_cell_of_speakers_or_of_the_chair_erases_nobody() {
        let known = people("Ada; Chair; Voices\nBo; Panellist; Bells\nCy");
        let over =
            |chair, speakers, part: &str| told(Persons::read(chair, speakers, part.into()).over(&known));
        let all = ["Ada;Chair;Voices", "Bo;Panellist;Bells", "Cy;;"];
        assert_eq!(over("", "", "Chair"), all);
        assert_eq!(over("Ada", "", "CHAIR"), ["Ada;CHAIR;Voices", "Bo;Panellist;Bells", "Cy;;"]);
        assert_eq!(over("bo", "", "Chair"), ["bo;Chair;Bells", "Cy;;"], "another one chairs");
        assert_eq!(over("-", "", "Chair"), all[1..]);
        assert_eq!(over("", "Cy, Bo", "Chair"), ["Ada;Chair;Voices", "Cy;;", "Bo;Panellist;Bells"]);
        assert_eq!(
            over("", "Cy", "Présidence"),
            ["Ada;Chair;Voices", "Cy;;"],
            "a header in another language"
        );
        assert_eq!(over("", "Ada; Guest", "Chair"), ["Ada;Guest;"]);
        assert_eq!(over("", "Bo", ""), ["Bo;Panellist;Bells"], "no column of those who chair");
        assert_eq!(over("Ada", "Bo", "Chair"), all[..2]);
    }

    #[test]
    fn a_chair_without_an_organisation_does_not_lose_the_one_that_is_known() {
        let known = people("Ada; Panellist; Voices\nBo");
        let over = |chair| told(Persons::read(chair, "Bo", "Chair".into()).over(&known));
        assert_eq!(over("Ada"), ["Ada;Chair;Voices", "Bo;;"]);
        assert_eq!(over("Ada; Co-chair"), ["Ada;Co-chair;Voices", "Bo;;"]);
        assert_eq!(over("Ada;; Bells"), ["Ada;Chair;Bells", "Bo;;"]);
    }
}
