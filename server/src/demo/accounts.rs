//! One account a role, and a second organiser who can stand in for the first. Nobody knows their passwords: the role buttons lead to them.

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

/// Organises as well, with nothing entrusted yet; last in the alphabet of addresses, so that the role button leads to the
/// first.
const COLLEAGUE: (&str, &str) = ("second.organiser@demo.invalid", "Gaspard Neri");

/// Adds them; gives the organiser's.
pub(super) async fn add(ctx: &Context, actor: &Actor) -> anyhow::Result<Option<AccountId>> {
    let mut organiser = None;
    for (role, full_name) in ACCOUNTS {
        let id = add_one(ctx, actor, role, (&format!("{}@demo.invalid", role.code()), full_name)).await?;
        if role == Role::Organiser {
            organiser = Some(id);
        }
    }
    add_one(ctx, actor, Role::Organiser, COLLEAGUE).await?;
    Ok(organiser)
}

async fn add_one(
    ctx: &Context,
    actor: &Actor,
    role: Role,
    (email, full_name): (&str, &str),
) -> anyhow::Result<AccountId> {
    let (email, full_name) = (email.to_owned(), full_name.to_owned());
    // Pages begin in English for everyone: who looks around should not have to change roles to read.
    let new = NewAccount { email, full_name, role, language: "en".to_owned() };
    Ok(account::add(ctx, actor, new, &password()?).await?)
}

/// Thirty-two random bytes that are never shown.
fn password() -> anyhow::Result<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| anyhow!("no randomness for passwords: {error}"))?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}
