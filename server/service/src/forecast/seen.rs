//! Whose events a reader of figures may see by name: an organiser only its own. Figures are everybody's.

use crate::event::{bound, codes_of};
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::forecast::outlook::{Goal, Outlook};
use domain::forecast::record::Moved;
use std::collections::HashSet;

/// The codes of events that may be named; none where all may.
pub(super) struct Seen(Option<HashSet<String>>);

impl Seen {
    pub async fn of(ctx: &Context, actor: &Actor) -> Result<Self, ServiceError> {
        if actor.require(Permission::ReadEvents).is_err() {
            return Ok(Self(Some(HashSet::new())));
        }
        Ok(Self(codes_of(ctx, bound(actor)).await?))
    }

    pub fn sees(&self, code: &str) -> bool {
        self.0.as_ref().is_none_or(|codes| codes.contains(code))
    }

    /// Leaves out of goals what moves them and may not be named.
    pub fn leave(&self, goals: &mut [Goal]) {
        for goal in goals {
            goal.events.retain(|event| self.sees(&event.code));
        }
    }

    /// Leaves events out that may not be named; their nights stay in every sum.
    pub fn leave_out(&self, told: &mut Outlook) {
        told.groups.retain(|group| self.sees(&group.code));
        self.leave(&mut told.goals);
    }

    /// The same of what moved: what may not be named is part of the rest.
    pub fn leave_moved(&self, moved: &mut [Moved]) {
        for year in moved {
            let hidden = year.events.iter().filter(|event| !self.sees(&event.code));
            year.rest += hidden.map(|event| event.by).sum::<f64>();
            year.events.retain(|event| self.sees(&event.code));
        }
    }
}
