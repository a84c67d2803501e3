//! The best of each kind, and the best kind first.

use super::asked::Asked;
use super::{About, Group, Hit, Kind, MOST_SHOWN};
use domain::search::{Likeness, Rank, folded, rank};
use std::collections::BTreeMap;
use std::ops::Range;
use store_model::search::{FoundStay, Named, Place};
use uuid::Uuid;

/// One more than is shown says that there is more.
pub(super) const MOST_READ: i64 = 11;

/// Best first: the very number or reference that was typed, then by rank.
type Order = (bool, Option<Rank>);

/// Something that matches, before it is known what to show beside it.
pub(super) struct Ranked {
    order: Order,
    text: String,
    marks: Vec<Range<usize>>,
    likeness: Likeness,
}

impl Ranked {
    /// What a text is to the question, if its first `own` bytes have a part in that: a room is not found by the name of
    /// its pavilion alone.
    fn of(asked: &Asked, text: String, own: usize) -> Option<Self> {
        let (rank, marks) = rank(&asked.words, &text)?;
        let likeness = rank.worst;
        let other = folded(&text[..own]).concat() != asked.joined;
        marks.iter().any(|mark| mark.start < own).then_some(Self {
            order: (other, Some(rank)),
            text,
            marks,
            likeness,
        })
    }
}

/// The best of some named records.
pub(super) fn best(asked: &Asked, records: Vec<Named>) -> Vec<(Ranked, Uuid)> {
    let ranked = records.into_iter().filter_map(|Named { id, text }| {
        let mut ranked = Ranked::of(asked, text.clone(), text.len())?;
        // Names are many and alike: only of what is numbered can one be the very one that is meant.
        ranked.order.0 = true;
        Some((ranked, id))
    });
    let mut best = ranked.collect::<Vec<_>>();
    best.sort_by(|(one, _), (other, _)| (&one.order, &one.text).cmp(&(&other.order, &other.text)));
    best.truncate(MOST_SHOWN + 1);
    best
}

/// What was found so far.
#[derive(Default)]
pub(super) struct Found(BTreeMap<Kind, Vec<(Order, Hit)>>);

impl Found {
    /// Adds a thing, unless it went away in between.
    pub fn add(&mut self, ranked: Ranked, about: Option<About>) {
        let Some(about) = about else { return };
        let Ranked { order, text, marks, likeness } = ranked;
        let kind = about.kind();
        let hits = self.0.entry(kind).or_default();
        let hit = Hit { text, marks, likeness, about };
        if !hits.iter().any(|(_, known)| *known == hit) {
            hits.push((order, hit));
        }
    }

    /// Adds the rooms, spaces and pavilions that match.
    pub fn places(&mut self, asked: &Asked, places: Vec<Place>) {
        for Place { kind, code, name, pavilion_code, pavilion } in places {
            let (own, whole, about) = match kind.as_str() {
                "room" => (code.clone(), format!("{code} · {pavilion}"), About::Room(code)),
                "space" => {
                    let own = with_code(&name, &code);
                    (own.clone(), format!("{own} · {pavilion}"), About::Space(pavilion_code))
                }
                _ => {
                    let own = with_code(&name, &code);
                    (own.clone(), own, About::Pavilion(code))
                }
            };
            if let Some(ranked) = Ranked::of(asked, whole, own.len()) {
                self.add(ranked, Some(about));
            }
        }
    }

    /// Adds stays; each begins with what was typed.
    pub fn stays(&mut self, asked: &Asked, stays: Vec<FoundStay>) {
        for stay in stays {
            let text = stay.reference.clone();
            let other = folded(&text).concat() != asked.joined;
            let likeness = if other { Likeness::Begins } else { Likeness::Same };
            let whole = 0..text.len();
            self.add(
                Ranked { order: (other, None), text, marks: vec![whole], likeness },
                Some(About::Stay(stay)),
            );
        }
    }

    /// All of it, best first.
    pub fn groups(self) -> Vec<Group> {
        let mut groups = Vec::new();
        for (kind, mut hits) in self.0 {
            hits.sort_by(|(one, hit), (other, next)| (one, &hit.text).cmp(&(other, &next.text)));
            let Some((best, _)) = hits.first() else { continue };
            let best = (best.0, hits.iter().map(|(_, hit)| hit.likeness).min());
            let more = hits.len() > MOST_SHOWN;
            let hits = hits.into_iter().map(|(_, hit)| hit).take(MOST_SHOWN).collect();
            groups.push((best, Group { kind, hits, more }));
        }
        groups.sort_by_key(|(best, group)| (*best, group.kind));
        groups.into_iter().map(|(_, group)| group).collect()
    }
}

/// A code that only repeats the name in other letters is left out.
fn with_code(name: &str, code: &str) -> String {
    if folded(name).concat() == folded(code).concat() { name.to_owned() } else { format!("{name} ({code})") }
}

impl About {
    const fn kind(&self) -> Kind {
        match self {
            Self::Stay(_) => Kind::Stay,
            Self::Guest(_) => Kind::Guest,
            Self::Room(_) => Kind::Room,
            Self::Space(_) => Kind::Space,
            Self::Pavilion(_) => Kind::Pavilion,
            Self::Event(..) => Kind::Event,
            Self::Organisation => Kind::Organisation,
        }
    }
}
