//! Who may do what.

mod scopes;

pub use scopes::Scopes;

use serde::{Deserialize, Serialize};

/// What a person is to the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Runs the system: accounts, imports, backups. Everything.
    Administrator,
    /// Front desk and maintenance: books, moves, closes.
    Facilities,
    /// Sees the rooms and who is in them.
    Housekeeping,
    /// Plans events; sees what is free, and whose only where it is theirs.
    Organiser,
    /// Reads every figure, and sets what they are held against.
    Management,
    /// Reads everything, history included; changes nothing.
    Auditor,
    /// A program with a token.
    ApiClient,
}

/// One thing that may be allowed. Each service function asks for exactly one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// Read figures: room-nights, occupancy, targets.
    ReadFigures,
    /// Read the campus: rooms, spaces, what is free.
    ReadCampus,
    /// Read events: of organisers their own and those shared with them, of all others every one.
    ReadEvents,
    /// Plan events, from the enquiry to the last function: of organisers their own and those shared with them.
    PlanEvents,
    /// Entrust events to organisers.
    WriteEvents,
    /// Read stays with the names of their guests.
    ReadStays,
    /// Make and change stays.
    WriteStays,
    /// Say which fees of participants were paid: what a payment provider reports.
    ReportPayments,
    /// Close and reopen rooms and spaces.
    WriteClosures,
    /// Read who changed what, and when.
    ReadHistory,
    /// Edit the campus.
    WriteCampus,
    /// Set targets of room-nights.
    WriteTargets,
    /// Set prices, and what things cost the house.
    WritePrices,
    /// Read what things cost the house, and what is left above it.
    ReadMoney,
    /// Approve quotes above the limit, as the second person.
    ApproveQuotes,
    /// Import files.
    Import,
    /// Erase persons, and decide how long they are kept.
    Erase,
    /// Manage accounts.
    ManageAccounts,
    /// Read and answer reports of barriers.
    AnswerBarriers,
    /// Keep one's own account: password, second factor, sessions.
    KeepOwnAccount,
    /// Copy the whole database out, and in.
    Backup,
}

impl Permission {
    /// All permissions, for the matrix of roles.
    pub const ALL: [Self; 21] = [
        Self::ReadFigures,
        Self::ReadCampus,
        Self::ReadEvents,
        Self::PlanEvents,
        Self::WriteEvents,
        Self::ReadStays,
        Self::WriteStays,
        Self::ReportPayments,
        Self::WriteClosures,
        Self::ReadHistory,
        Self::WriteCampus,
        Self::WriteTargets,
        Self::WritePrices,
        Self::ReadMoney,
        Self::ApproveQuotes,
        Self::Import,
        Self::Erase,
        Self::ManageAccounts,
        Self::AnswerBarriers,
        Self::KeepOwnAccount,
        Self::Backup,
    ];
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 7] = [
        Self::Administrator,
        Self::Facilities,
        Self::Housekeeping,
        Self::Organiser,
        Self::Management,
        Self::Auditor,
        Self::ApiClient,
    ];

    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Facilities => "facilities",
            Self::Housekeeping => "housekeeping",
            Self::Organiser => "organiser",
            Self::Management => "management",
            Self::Auditor => "auditor",
            Self::ApiClient => "api_client",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Whether it sees only the events entrusted to it or shared with it.
    pub const fn keeps_to_own_events(self) -> bool {
        matches!(self, Self::Organiser)
    }

    /// Whether the role has the permission.
    pub const fn allows(self, permission: Permission) -> bool {
        use Permission as P;
        match self {
            Self::Administrator => true,
            Self::ApiClient => {
                matches!(
                    permission,
                    P::ReadCampus | P::ReadFigures | P::ReadStays | P::WriteStays | P::ReportPayments
                )
            }
            _ if matches!(permission, P::KeepOwnAccount) => true,
            Self::Facilities => !matches!(
                permission,
                P::ManageAccounts
                    | P::AnswerBarriers
                    | P::Import
                    | P::WriteCampus
                    | P::WriteTargets
                    | P::WritePrices
                    | P::ReadMoney
                    | P::ApproveQuotes
                    | P::Erase
                    | P::Backup
            ),
            Self::Housekeeping => matches!(permission, P::ReadCampus | P::ReadStays),
            Self::Organiser => {
                matches!(permission, P::ReadCampus | P::ReadFigures | P::ReadEvents | P::PlanEvents)
            }
            Self::Management => matches!(
                permission,
                P::ReadCampus
                    | P::ReadFigures
                    | P::ReadEvents
                    | P::ReadHistory
                    | P::WriteTargets
                    | P::WritePrices
                    | P::ReadMoney
                    | P::ApproveQuotes
            ),
            Self::Auditor => matches!(
                permission,
                P::ReadCampus | P::ReadFigures | P::ReadEvents | P::ReadStays | P::ReadHistory | P::ReadMoney
            ),
        }
    }
}
