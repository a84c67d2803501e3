//! Titles of invented events.

use super::dice::Dice;
use super::organisations;
use domain::event::EventKind;

const COURSES: &[&str] = &[
    "Social dialogue and industrial relations",
    "Labour inspection: planning and method",
    "International labour standards for judges and lawyers",
    "Occupational safety and health in construction",
    "Designing social protection systems",
    "Public procurement management",
    "Project cycle management",
    "Gender audit: facilitators' course",
    "Skills anticipation and matching",
    "Apprenticeships: policy and practice",
    "Cooperatives and the social economy",
    "Small enterprise development: training of trainers",
    "Labour statistics and household surveys",
    "Fair recruitment and labour migration",
    "Collective bargaining in the public service",
    "Green jobs for local development",
    "Financial education: training of trainers",
    "Monitoring and evaluation of programmes",
    "Employers' organisations: services to members",
    "Trade unions and the digital economy",
    "Disability inclusion at work",
    "Child labour in supply chains",
    "Results-based management",
    "Facilitation and online moderation",
];

const ACADEMIES: &[&str] = &[
    "Academy on social security",
    "Academy on labour migration",
    "Academy on skills and lifelong learning",
    "Academy on rural development",
    "Academy on gender and inclusion",
    "Academy on safety and health at work",
    "Academy on the social and solidarity economy",
    "Academy on youth employment",
];

const MASTERS: &[&str] = &[
    "Master in applied labour economics",
    "Master in procurement for development",
    "Master in safety at work",
    "Master in management of development",
    "Master in heritage and local economies",
    "Master in international labour law",
    "Master in industrial relations",
    "Master in technology and public policy",
    "Master in social protection",
];

const SUBJECTS: &[&str] = &[
    "just transition",
    "the platform economy",
    "skills for the energy transition",
    "care work",
    "decent work in supply chains",
    "freedom of association",
    "learning technologies",
    "multilateral partnerships",
    "social finance",
    "work after crises",
    "evaluation",
    "rural employment",
];

const RENTALS: &[&str] =
    &["Members' assembly", "Annual meeting", "Study days", "Jubilee", "Planning week", "Congress"];

/// A title; those who hold it alone are named in it.
pub(super) fn title(kind: EventKind, organisation: Option<usize>, dice: &mut Dice) -> String {
    let name = organisation.map_or("", |place| organisations::ALL[place].name);
    let from = |dice: &mut Dice, list: &[&'static str]| dice.pick(list).unwrap_or_default();
    match kind {
        EventKind::Training => from(dice, COURSES).to_owned(),
        EventKind::Academy => from(dice, ACADEMIES).to_owned(),
        EventKind::Master => from(dice, MASTERS).to_owned(),
        EventKind::Conference => format!("Conference on {}", from(dice, SUBJECTS)),
        EventKind::DialogueEvent => format!("Tripartite dialogue on {}", from(dice, SUBJECTS)),
        EventKind::LeadershipMeeting => format!("{name}: leadership meeting on {}", from(dice, SUBJECTS)),
        EventKind::Retreat => format!("{name}: team retreat"),
        EventKind::ThirdPartyRental => format!("{name}: {}", from(dice, RENTALS).to_lowercase()),
        EventKind::PartnerAgency => format!("{name}: course on {}", from(dice, SUBJECTS)),
        EventKind::SpecialEvent | EventKind::Internal => format!("{name}: open day"),
    }
}
