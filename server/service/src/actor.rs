//! Who asks.

use crate::ServiceError;
use domain::access::{Permission, Role, Scopes};
use domain::ids::AccountId;

/// An account with its role, or the system itself; one that came with a token may do what its scopes allow as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Actor {
    account: Option<AccountId>,
    role: Role,
    scopes: Scopes,
}

impl Actor {
    /// A person or a program that signed in.
    pub const fn account(id: AccountId, role: Role) -> Self {
        Self { account: Some(id), role, scopes: Scopes::ALL }
    }

    /// A command given on the machine itself, or a job: whoever can start it owns the database anyway.
    pub const fn operator() -> Self {
        Self { account: None, role: Role::Administrator, scopes: Scopes::ALL }
    }

    /// The same, held to scopes: it never gains by them.
    #[must_use]
    pub const fn within(self, scopes: Scopes) -> Self {
        Self { scopes, ..self }
    }

    /// The account; none for the operator.
    pub const fn id(&self) -> Option<AccountId> {
        self.account
    }

    /// The role.
    pub const fn role(&self) -> Role {
        self.role
    }

    /// Whether the role has a permission, and no scope keeps it back.
    pub const fn may(&self, permission: Permission) -> bool {
        self.role.allows(permission) && self.scopes.allows(permission)
    }

    /// Ends the use case unless the actor has the permission.
    pub const fn require(&self, permission: Permission) -> Result<(), ServiceError> {
        if self.may(permission) { Ok(()) } else { Err(ServiceError::Forbidden(permission)) }
    }
}
