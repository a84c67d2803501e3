//! The first page: the one made for the reader's job.

use axum::response::Redirect;
use domain::access::{Permission, Role};

use super::Area;
use crate::fault::Fault;
use crate::viewer::Viewer;

/// Leads on to it.
pub async fn show(viewer: Viewer) -> Result<Redirect, Fault> {
    let account = viewer.account.as_ref().ok_or(Fault::SignInFirst)?;
    Ok(Redirect::to(first_area(account.role).href()))
}

/// Those who count begin with the figures, those at the desk with the rooms, organisers with what there is to book.
fn first_area(role: Role) -> Area {
    match role {
        Role::Organiser => Area::Campus,
        role if role.allows(Permission::ReadStays) => Area::Tape,
        _ => Area::Nights,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_job_begins_where_its_question_is_answered() {
        assert_eq!(first_area(Role::Facilities), Area::Tape);
        assert_eq!(first_area(Role::Management), Area::Nights);
        assert_eq!(first_area(Role::Organiser), Area::Campus);
    }
}
