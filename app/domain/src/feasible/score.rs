//! What speaks against a choice, in points; the fewest win.

use std::ops::Add;

/// What can speak against a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// A room that changes halls on the way.
    Moves,
    /// Walls to be moved.
    Walls,
    /// A hall to be turned to another style, before or after.
    Turns,
    /// Ten seats left empty.
    Empty,
    /// A booth to be carried in.
    Portable,
    /// An interpreter who has to be found elsewhere.
    Voices,
    /// Another pavilion to walk to.
    Pavilions,
    /// Two people in a room who would rather not.
    Shared,
    /// A guest who changes to another type of room on the way.
    Changed,
}

impl Weight {
    /// All, the heaviest first.
    pub const ALL: [Self; 9] = [
        Self::Moves,
        Self::Pavilions,
        Self::Walls,
        Self::Portable,
        Self::Turns,
        Self::Voices,
        Self::Shared,
        Self::Changed,
        Self::Empty,
    ];

    /// Points for each.
    pub const fn points(self) -> i64 {
        match self {
            Self::Moves => 40,
            Self::Pavilions => 8,
            Self::Walls => 6,
            Self::Portable => 5,
            Self::Turns => 4,
            Self::Voices => 3,
            Self::Shared | Self::Changed => 2,
            Self::Empty => 1,
        }
    }
}

/// How often each speaks against a choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Rooms that change halls on the way.
    pub moves: i64,
    /// Pavilions more than one.
    pub pavilions: i64,
    /// Walls to be moved.
    pub walls: i64,
    /// Booths to be carried in.
    pub portable: i64,
    /// Halls to be turned to another style.
    pub turns: i64,
    /// Interpreters who have to be found elsewhere, on the worst day of each team.
    pub voices: i64,
    /// Pairs who share a room for want of another, on the worst night.
    pub shared: i64,
    /// Guests who change to another type of room on the way.
    pub changed: i64,
    /// Tens of seats left empty.
    pub empty: i64,
}

impl Score {
    /// How often one of them does.
    pub const fn times(&self, weight: Weight) -> i64 {
        match weight {
            Weight::Moves => self.moves,
            Weight::Pavilions => self.pavilions,
            Weight::Walls => self.walls,
            Weight::Portable => self.portable,
            Weight::Turns => self.turns,
            Weight::Voices => self.voices,
            Weight::Shared => self.shared,
            Weight::Changed => self.changed,
            Weight::Empty => self.empty,
        }
    }

    /// All of it in points.
    pub fn points(&self) -> i64 {
        Weight::ALL.into_iter().map(|weight| self.times(weight) * weight.points()).sum()
    }
}

impl Add for Score {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            moves: self.moves + other.moves,
            pavilions: self.pavilions + other.pavilions,
            walls: self.walls + other.walls,
            portable: self.portable + other.portable,
            turns: self.turns + other.turns,
            voices: self.voices + other.voices,
            shared: self.shared + other.shared,
            changed: self.changed + other.changed,
            empty: self.empty + other.empty,
        }
    }
}
