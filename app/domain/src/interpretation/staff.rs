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

/// A session whose booths are to be filled.
#[derive(Clone, Copy, Debug)]
pub struct Sitting<'a> {
    /// Its languages.
    pub wish: &'a Wish,
    /// Its booths.
    pub booths: &'a [Booth],
    /// Who is agreed already, and for which language.
    pub agreed: &'a [(Voice, Language)],
}

/// Fills the booths of a session with those who are free, beside those who are agreed already.
pub fn staff(wish: &Wish, booths: &[Booth], agreed: &[(Voice, Language)], free: &[Voice]) -> Vec<Team> {
    let sitting = Sitting { wish, booths, agreed };
    staff_all(&[sitting], free, |_, _| true).into_iter().next().unwrap_or_default()
}

/// Fills the booths of sessions that go on at once: nobody sits in two of them. `may_come` tells of a session, by place,
/// and of somebody who is free, by place, whether they can.
pub fn staff_all(
    sittings: &[Sitting<'_>],
    free: &[Voice],
    may_come: impl Fn(usize, usize) -> bool,
) -> Vec<Vec<Team>> {
    let mut places = Places::new(sittings);
    for relay in [false, true] {
        places.fill(free, |who, session, booth| {
            let (voice, sitting) = (&free[who], &sittings[session]);
            let heard =
                |floor| voice.understands(floor) || (relay && relayed(sitting, free, voice, floor, booth));
            may_come(session, who) && voice.speaks(booth.target) && sitting.wish.into(booth.target).all(heard)
        });
    }
    let seated = places.seated(free);
    let of_booth = |session: usize, number: usize| {
        let target = sittings[session].booths[number].target;
        let kept = sittings[session].agreed.iter().filter(move |(_, agreed)| *agreed == target);
        let kept = kept.map(|(voice, _)| (voice, true));
        kept.chain(seated.get(&(session, number)).into_iter().flatten().map(|voice| (*voice, false)))
            .collect()
    };
    let of_session = |(session, sitting): (usize, &Sitting<'_>)| {
        let numbers = 0..sitting.booths.len();
        let teams = numbers.clone().map(|number| of_booth(session, number)).collect::<Vec<_>>();
        numbers.map(|number| team(sitting.wish, sitting.booths, &teams, number)).collect()
    };
    sittings.iter().enumerate().map(of_session).collect()
}

/// Whether somebody could give a voice what is spoken in a language, in another that the voice understands.
fn relayed(sitting: &Sitting<'_>, free: &[Voice], voice: &Voice, floor: Language, booth: &Booth) -> bool {
    let everyone = || sitting.agreed.iter().map(|(voice, _)| voice).chain(free);
    pivots(sitting.wish, floor, booth.target).any(|pivot| {
        let gives = |other: &Voice| other.id != voice.id && other.understands(floor) && other.speaks(pivot);
        voice.understands(pivot) && everyone().any(gives)
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
    sittings: &'a [Sitting<'a>],
    /// Session and booth of each place that nobody has been agreed for.
    open: Vec<(usize, usize)>,
    /// Who of the free ones sits there.
    taken: Vec<Option<usize>>,
}

impl<'a> Places<'a> {
    fn new(sittings: &'a [Sitting<'a>]) -> Self {
        let of_session = |(session, sitting): (usize, &Sitting<'_>)| {
            let of_booth = |(number, booth): (usize, &Booth)| {
                let there = sitting.agreed.iter().filter(|(_, target)| *target == booth.target).count();
                std::iter::repeat_n((session, number), booth.strength.saturating_sub(there))
            };
            sitting.booths.iter().enumerate().flat_map(of_booth).collect::<Vec<_>>()
        };
        let mut open = sittings.iter().enumerate().flat_map(of_session).collect::<Vec<_>>();
        // Who can work both ways is rare: those booths choose first.
        open.sort_by_key(|(session, number)| !sittings[*session].booths[*number].two_way);
        Self { sittings, taken: vec![None; open.len()], open }
    }

    /// Fills what can be filled by those who may; natives of the language are asked first.
    fn fill(&mut self, free: &[Voice], may: impl Fn(usize, usize, &Booth) -> bool) {
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
        may: &impl Fn(usize, usize, &Booth) -> bool,
        asked: &mut BTreeSet<usize>,
    ) -> bool {
        let (session, number) = self.open[place];
        let booth = self.sittings[session].booths[number];
        let mut able = (0..free.len()).filter(|one| may(*one, session, &booth)).collect::<Vec<_>>();
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

    fn seated<'b>(&self, free: &'b [Voice]) -> BTreeMap<(usize, usize), Vec<&'b Voice>> {
        let mut seated = BTreeMap::<_, Vec<&Voice>>::new();
        for (booth, taken) in self.open.iter().zip(&self.taken) {
            seated.entry(*booth).or_default().extend(taken.map(|one| &free[one]));
        }
        seated
    }
}
