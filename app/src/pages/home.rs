//! The first page: the one made for the reader's job.

use axum::response::Redirect;
use domain::access::Role;

use super::Area;
use crate::fault::Fault;
use crate::viewer::Viewer;

/// Leads on to it.
pub async fn show(viewer: Viewer) -> Result<Redirect, Fault> {
    let account = viewer.account.as_ref().ok_or(Fault::SignInFirst)?;
    Ok(Redirect::to(first_area(account.role).href()))
}

/// Those at the desk and in the rooms begin with the day, those who direct with where the year stands, organisers with
/// their events.
fn first_area(role: Role) -> Area {
    match role {
        Role::Organiser => Area::Events,
        Role::Facilities | Role::Housekeeping | Role::Administrator => Area::Today,
        Role::Auditor | Role::ApiClient => Area::Tape,
        Role::Management => Area::Outlook,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_job_begins_where_its_question_is_answered() {
        assert_eq!(first_area(Role::Facilities), Area::Today);
        assert_eq!(first_area(Role::Housekeeping), Area::Today);
        assert_eq!(first_area(Role::Management), Area::Outlook);
        assert_eq!(first_area(Role::Organiser), Area::Events);
    }
}
