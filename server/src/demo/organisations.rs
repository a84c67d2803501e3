//! Organisations: some that sources name, and invented ones, which are marked.

use super::dice::Dice;
use domain::event::{Client, EventKind};
use domain::organisation::OrganisationKind::{self, Company, Government, Other, SocialPartner, UnAgency};

/// An organisation and what it holds.
pub(super) struct Listed {
    pub name: &'static str,
    pub kind: OrganisationKind,
    pub synthetic: bool,
    /// What invented events it may hold.
    holds: Holds,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    /// Training, academies, masters, and meetings of all sorts.
    Own,
    /// Meetings with the Centre.
    Meetings,
    /// What it rents rooms and halls for.
    Rentals,
    /// Activities of a body that shares the campus.
    Partner,
}

impl Listed {
    /// What kind of client it is; the Centre is its own.
    pub fn client(&self) -> Client {
        if self.holds == Holds::Own { Client::Own } else { Client::of(Some(self.kind)) }
    }
}

const fn listed(name: &'static str, kind: OrganisationKind, holds: Holds) -> Listed {
    Listed { name, kind, synthetic: false, holds }
}

const fn invented(name: &'static str, kind: OrganisationKind, holds: Holds) -> Listed {
    Listed { name, kind, synthetic: true, holds }
}

/// All of them; a party names its organisation by its place here.
pub(super) const ALL: &[Listed] = &[
    listed("International Training Centre of the ILO", UnAgency, Holds::Own),
    listed("ILO Bureau for Workers' Activities (ACTRAV)", UnAgency, Holds::Meetings),
    listed("ILO Bureau for Employers' Activities (ACT/EMP)", UnAgency, Holds::Meetings),
    listed("ILO Skills Branch", UnAgency, Holds::Meetings),
    listed("European Training Foundation (ETF)", UnAgency, Holds::Meetings),
    listed("UNESCO-IIEP", UnAgency, Holds::Meetings),
    listed("European Trade Union Institute (ETUI)", SocialPartner, Holds::Meetings),
    listed("UNICRI", UnAgency, Holds::Partner),
    listed("UNSSC", UnAgency, Holds::Partner),
    listed("City of Turin", Government, Holds::Rentals),
    invented("Ministry of Works of Aurelia", Government, Holds::Meetings),
    invented("Labour Inspectorate of the Varenna Islands", Government, Holds::Meetings),
    invented("Harbour Workers' Federation of the North", SocialPartner, Holds::Meetings),
    invented("Employers' Council of the Great Lakes", SocialPartner, Holds::Meetings),
    invented("Open Cooperatives Network", SocialPartner, Holds::Meetings),
    invented("Ponte Lungo Foundation", Other, Holds::Rentals),
    invented("Collegio delle Arti Meccaniche", Other, Holds::Rentals),
    invented("Meridian Power", Company, Holds::Rentals),
    invented("Alpina Mutual Insurance", Company, Holds::Rentals),
    invented("Stella Polare Choirs", Other, Holds::Rentals),
    invented("Rowing Clubs of the Po", Other, Holds::Rentals),
    invented("Tessuti Valsusa", Company, Holds::Rentals),
];

/// Where an organisation of that name is listed.
pub(super) fn place(name: &str) -> Option<usize> {
    ALL.iter().position(|listed| listed.name == name)
}

/// Somebody who may hold an invented event of a kind.
pub(super) fn host(kind: EventKind, dice: &mut Dice) -> Option<usize> {
    let wanted = match kind {
        EventKind::ThirdPartyRental => Holds::Rentals,
        EventKind::PartnerAgency => Holds::Partner,
        EventKind::Conference
        | EventKind::DialogueEvent
        | EventKind::LeadershipMeeting
        | EventKind::Retreat => Holds::Meetings,
        _ => Holds::Own,
    };
    let places: Vec<usize> = (0..ALL.len()).filter(|place| ALL[*place].holds == wanted).collect();
    dice.pick(&places)
}

#[cfg(test)]
mod tests {
    use super::{ALL, host, place};
    use crate::demo::catalogue;
    use crate::demo::dice::Dice;
    use domain::event::EventKind;

    #[test]
    fn whoever_holds_an_event_on_record_is_listed_and_not_invented() {
        for event in (2019..2030).flat_map(catalogue::of_year) {
            let place = place(event.organisation).expect(event.organisation);
            assert!(!ALL[place].synthetic, "{}", event.organisation);
        }
    }

    #[test]
    fn every_kind_has_a_host() {
        let mut dice = Dice::new(1);
        assert!(EventKind::ALL.into_iter().all(|kind| host(kind, &mut dice).is_some()));
    }
}
