//! Interpreters on the small campus, and portable booths.

use super::campus::Campus;
use domain::access::Role;
use domain::ids::InterpreterId;
use domain::interpretation::{Class, Wish};
use domain::language::Language;
use service::interpreter::{self, Profile};

impl Campus {
    /// Takes down an interpreter who is asked.
    pub async fn knows(&self, name: &str, languages: &[(Language, Class)]) -> InterpreterId {
        let id = InterpreterId::new(self.ctx.ids.next());
        let profile = Profile {
            full_name: name.to_owned(),
            contact: format!("{name}@voice.test"),
            languages: languages.iter().copied().collect(),
            active: true,
        };
        let desk = self.actor(Role::Facilities);
        interpreter::add(&self.ctx, &desk, id, &profile).await.expect("taken down");
        id
    }

    /// French voices who hear English.
    pub async fn knows_french(&self, names: &[&str]) -> Vec<InterpreterId> {
        let mut ids = Vec::new();
        for name in names {
            ids.push(self.knows(name, &[(Language::French, Class::A), (Language::English, Class::C)]).await);
        }
        ids
    }

    /// So many portable booths.
    pub async fn has_booths(&self, number: i64) {
        let id = self.id(uuid::Uuid::from_u128(0xb300));
        self.sql(&format!(
            "insert into equipment values ({id}, 'portable-booth', 'Portable booth', {number}, true, true, false)"
        ))
        .await;
    }
}

/// English on the floor, to be heard in French.
pub fn into_french() -> Wish {
    Wish { floor: [Language::English].into(), wanted: [Language::French].into(), breaks: 0 }
}
