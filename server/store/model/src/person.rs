//! Guests.

use domain::ids::GuestId;

/// What is known of a guest.
#[derive(Clone, PartialEq, Eq)]
pub struct Guest {
    /// Identity.
    pub id: GuestId,
    /// Name as the guest writes it.
    pub full_name: String,
    /// Address, or empty.
    pub email: String,
    /// Number, or empty.
    pub phone: String,
    /// ISO 3166 code, or empty.
    pub nationality: String,
    /// Invented for demonstration.
    pub synthetic: bool,
}

impl std::fmt::Debug for Guest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Guest").field("id", &self.id).finish_non_exhaustive()
    }
}
