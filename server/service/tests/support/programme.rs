//! Sessions of programmes on the small campus.

use super::campus::Campus;
use super::clock::local;
use super::outcome::Outcome;
use domain::ids::{FunctionId, SessionId};
use domain::language::Language;
use domain::programme::{Draft, Format, Named, SessionKind, SessionState, Text, Texts};
use service::programme::{self, ProgrammeRecord};
use service::{Actor, ServiceError};

/// A plenary on campus for 80, by Ada, without a hall.
pub fn draft(title: &str, from: &str, until: &str) -> Draft {
    let text = Text { title: title.to_owned(), description: String::new() };
    let ada = Named { name: "Ada Voice".into(), part: "Chair".into(), affiliation: "Voices".into() };
    Draft {
        texts: Texts::from([(Language::English, text)]),
        kind: SessionKind::Plenary,
        state: SessionState::Planned,
        track: None,
        format: Format::OnCampus,
        from: local(from),
        until: local(until),
        on_campus: 80,
        online: 0,
        link: String::new(),
        function: None,
        speakers: vec![ada],
    }
}

impl Campus {
    /// Adds a session to an event.
    pub async fn adds(&self, actor: &Actor, event: &str, draft: &Draft) -> Result<SessionId, ServiceError> {
        let id = SessionId::new(self.ctx.ids.next());
        programme::add(&self.ctx, actor, (event, id), draft).await.map(|()| id)
    }

    /// A hall for an event on the first of June from nine to twelve.
    pub async fn has_a_morning(&self, actor: &Actor, event: &str) -> FunctionId {
        let wish = self.wants_hall("2026-06-01 09:00", "2026-06-01 12:00");
        self.plans(actor, event, &wish).await.good()
    }

    /// The programme of an event.
    pub async fn programme(&self, actor: &Actor, event: &str) -> ProgrammeRecord {
        programme::one(&self.ctx, actor, event).await.good()
    }
}
