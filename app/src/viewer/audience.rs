//! For whom a page is, by its address: those of participants and guests are in Arabic too.

use i18n::Readers;

/// Where participants are, under a secret address or a published one, signed in or not.
const PARTICIPANTS: [&str; 2] = ["/register/", "/programme/"];

/// What anybody may do or read without an account. The table of criteria is for staff: it is in their languages.
const ANYBODY: [&str; 2] = ["/accessibility", "/accessibility/report"];

/// Who reads the page at an address. Around a page for anybody, staff see the ways of the product, in their languages.
pub fn of(address: &str, signed_in: bool) -> Readers {
    let path = address.split('?').next().unwrap_or_default();
    let theirs = PARTICIPANTS.iter().any(|start| path.starts_with(start));
    if theirs || (!signed_in && ANYBODY.contains(&path)) { Readers::Participants } else { Readers::Staff }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_registration_is_for_participants_and_its_settings_are_for_staff() {
        for address in ["/register/fsr_x", "/register/change/fso_x/meetings?news=booked", "/programme/26-001"]
        {
            assert_eq!(of(address, true), Readers::Participants, "{address}");
        }
        for address in
            ["/", "/events/26-001/registration", "/events/26-001/programme", "/registers", "/sign-in"]
        {
            assert_eq!(of(address, false), Readers::Staff, "{address}");
        }
    }

    #[test]
    fn the_statement_and_the_report_of_a_barrier_are_for_anybody_until_they_sign_in() {
        for page in ["/accessibility/report?page=/register", "/accessibility", "/accessibility?lang=ar"] {
            assert_eq!((of(page, false), of(page, true)), (Readers::Participants, Readers::Staff), "{page}");
        }
        assert_eq!(of("/accessibility/criteria", false), Readers::Staff);
    }
}
