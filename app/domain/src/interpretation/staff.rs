//! Who works in which booth: as many places as can be filled at all, without relay before with it.

use super::booth::works_both_ways;
use super::{Booth, Voice, Wish};
use crate::ids::InterpreterId;
use crate::language::Language;
use std::collections::{BTreeMap, BTreeSet};

/// The interpreters of a booth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// Which booth.
    pub booth: Booth,
    /// Who works in it.
    pub members: Vec<Member>,
    /// Floor languages that a member understands neither on the floor nor by relay.
    pub unheard: BTreeSet<Language>,
}

impl Team {
    /// How many are still to be found.
    pub const fn missing(&self) -> usize {
        self.booth.strength.saturating_sub(self.members.len())
    }
}

/// An interpreter in a team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub id: InterpreterId,
    /// Whether this was agreed already, and is no proposal.
    pub agreed: bool,
    /// What they hear by way of another language.
    pub relays: Vec<Relay>,
}

/// A floor language heard through another booth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relay {
    /// What is spoken.
    pub floor: Language,
    /// What it is heard in.
    pub pivot: Language,
}

/// Fills the booths with those who are free, beside those who are agreed already.
pub fn staff(wish: &Wish, booths: &[Booth], agreed: &[(Voice, Language)], free: &[Voice]) -> Vec<Team> {
    let everyone = agreed.iter().map(|(voice, _)| voice).chain(free).collect::<Vec<_>>();
    let mut places = Places::new(booths, agreed);
    for relay in [false, true] {
        places.fill(free, |voice, booth| {
            let heard =
                |floor| voice.understands(floor) || (relay && relayed(wish, &everyone, voice, floor, booth));
            voice.speaks(booth.target) && wish.into(booth.target).all(heard)
        });
    }
    let seated = places.seated(free);
    let seated = |number: usize| {
        let kept = agreed.iter().filter(move |(_, target)| *target == booths[number].target);
        let kept = kept.map(|(voice, _)| (voice, true));
        kept.chain(seated.get(&number).into_iter().flatten().map(|voice| (*voice, false))).collect()
    };
    let teams = (0..booths.len()).map(seated).collect::<Vec<Vec<(&Voice, bool)>>>();
    (0..booths.len()).map(|number| team(wish, booths, &teams, number)).collect()
}

/// Whether somebody could give a voice what is spoken in a language, in another that the voice understands.
fn relayed(wish: &Wish, everyone: &[&Voice], voice: &Voice, floor: Language, booth: &Booth) -> bool {
    pivots(wish, floor, booth.target).any(|pivot| {
        let gives = |other: &&&Voice| other.id != voice.id && other.understands(floor) && other.speaks(pivot);
        voice.understands(pivot) && everyone.iter().any(|other| gives(&other))
    })
}

/// The languages that something may be heard in instead: all those of the session that are spoken. Where the booth of a
/// floor language works both ways, it may be the very one that is wanted: then that booth gives it, and the other rests.
fn pivots(wish: &Wish, floor: Language, target: Language) -> impl Iterator<Item = Language> {
    let given = wish.wanted.contains(&floor) && works_both_ways(floor);
    let all = wish.floor.union(&wish.wanted).copied().collect::<BTreeSet<_>>();
    all.into_iter().filter(move |pivot| !pivot.is_signed() && *pivot != floor && (*pivot != target || given))
}

fn team(wish: &Wish, booths: &[Booth], teams: &[Vec<(&Voice, bool)>], number: usize) -> Team {
    let booth = booths[number];
    let mut unheard = BTreeSet::new();
    let mut members = Vec::new();
    for (voice, agreed) in &teams[number] {
        let mut relays = Vec::new();
        for floor in wish.into(booth.target).filter(|floor| !voice.understands(*floor)) {
            let mut pivots = pivots(wish, floor, booth.target).filter(|pivot| voice.understands(*pivot));
            match pivots.find(|pivot| gives(booths, teams, number, (floor, *pivot))) {
                Some(pivot) => relays.push(Relay { floor, pivot }),
                None => drop(unheard.insert(floor)),
            }
        }
        members.push(Member { id: voice.id, agreed: *agreed, relays });
    }
    Team { booth, members, unheard }
}

/// Whether a booth but one gives a floor language in a pivot: that of the pivot, or that of the language itself where it
/// works both ways.
fn gives(
    booths: &[Booth],
    teams: &[Vec<(&Voice, bool)>],
    but: usize,
    (floor, pivot): (Language, Language),
) -> bool {
    let others = booths.iter().zip(teams).enumerate().filter(|(number, _)| *number != but);
    let mut giving =
        others.filter(|(_, (booth, _))| booth.target == pivot || (booth.two_way && booth.target == floor));
    giving.any(|(_, (_, team))| team.iter().any(|(voice, _)| voice.understands(floor) && voice.speaks(pivot)))
}

/// The places of all booths, and who sits in them: a matching that grows along augmenting paths and so ends with as
/// many places filled as can be (Berge).
struct Places<'a> {
    booths: &'a [Booth],
    /// The booth of each place that nobody has been agreed for.
    open: Vec<usize>,
    /// Who of the free ones sits there.
    taken: Vec<Option<usize>>,
}

impl<'a> Places<'a> {
    fn new(booths: &'a [Booth], agreed: &[(Voice, Language)]) -> Self {
        let open = booths.iter().enumerate().flat_map(|(number, booth)| {
            let there = agreed.iter().filter(|(_, target)| *target == booth.target).count();
            std::iter::repeat_n(number, booth.strength.saturating_sub(there))
        });
        let mut open = open.collect::<Vec<_>>();
        // Who can work both ways is rare: those booths choose first.
        open.sort_by_key(|number| !booths[*number].two_way);
        Self { booths, taken: vec![None; open.len()], open }
    }

    /// Fills what can be filled by those who may; natives of the language are asked first.
    fn fill(&mut self, free: &[Voice], may: impl Fn(&Voice, &Booth) -> bool) {
        for place in 0..self.open.len() {
            if self.taken[place].is_none() {
                self.seat(place, free, &may, &mut BTreeSet::new());
            }
        }
    }

    fn seat(
        &mut self,
        place: usize,
        free: &[Voice],
        may: &impl Fn(&Voice, &Booth) -> bool,
        asked: &mut BTreeSet<usize>,
    ) -> bool {
        let booth = self.booths[self.open[place]];
        let mut able = (0..free.len()).filter(|one| may(&free[*one], &booth)).collect::<Vec<_>>();
        able.sort_by_key(|one| !free[*one].is_native(booth.target));
        for one in able {
            if !asked.insert(one) {
                continue;
            }
            let elsewhere = self.taken.iter().position(|taken| *taken == Some(one));
            if elsewhere.is_none_or(|other| self.seat(other, free, may, asked)) {
                self.taken[place] = Some(one);
                return true;
            }
        }
        false
    }

    fn seated<'b>(&self, free: &'b [Voice]) -> BTreeMap<usize, Vec<&'b Voice>> {
        let mut seated = BTreeMap::<usize, Vec<&Voice>>::new();
        for (booth, taken) in self.open.iter().zip(&self.taken) {
            seated.entry(*booth).or_default().extend(taken.map(|one| &free[one]));
        }
        seated
    }
}
