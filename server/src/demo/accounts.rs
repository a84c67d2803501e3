//! One account a role. Nobody knows their passwords: the role buttons lead to them.

use anyhow::anyhow;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::access::Role;
use domain::ids::AccountId;
use service::account::{self, NewAccount};
use service::{Actor, Context};

/// Role and invented name.
const ACCOUNTS: [(Role, &str); 6] = [
    (Role::Administrator, "Alba Ferrero"),
    (Role::Facilities, "Bruno Castagna"),
    (Role::Housekeeping, "Carmen Olmos"),
    (Role::Organiser, "Denise Laforge"),
    (Role::Management, "Edward Hollins"),
    (Role::Auditor, "Filipa Moreira"),
];

/// Adds them; gives the organiser's.
pub(super) async fn add(ctx: &Context, actor: &Actor) -> anyhow::Result<Option<AccountId>> {
    let mut organiser = None;
    for (role, full_name) in ACCOUNTS {
        let email = format!("{}@demo.invalid", role.code());
        // Pages begin in English for everyone: who looks around should not have to change roles to read.
        let new = NewAccount { email, full_name: full_name.to_owned(), role, language: "en".to_owned() };
        let id = account::add(ctx, actor, new, &password()?).await?;
        if role == Role::Organiser {
            organiser = Some(id);
        }
    }
    Ok(organiser)
}

/// Thirty-two random bytes that are never shown.
fn password() -> anyhow::Result<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| anyhow!("no randomness for passwords: {error}"))?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}
