//! Who asks.

use crate::ServiceError;
use domain::access::{Permission, Role};
use domain::ids::AccountId;

/// An account with its role, or the system itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Actor {
    account: Option<AccountId>,
    role: Role,
}

impl Actor {
    /// A person or a program that signed in.
    pub const fn account(id: AccountId, role: Role) -> Self {
        Self { account: Some(id), role }
    }

    /// A command given on the machine itself, or a job: whoever can start it owns the database anyway.
    pub const fn operator() -> Self {
        Self { account: None, role: Role::Administrator }
    }

    /// The account; none for the operator.
    pub const fn id(&self) -> Option<AccountId> {
        self.account
    }

    /// The role.
    pub const fn role(&self) -> Role {
        self.role
    }

    /// Whether the role has a permission.
    pub const fn may(&self, permission: Permission) -> bool {
        self.role.allows(permission)
    }

    /// Ends the use case unless the role has the permission.
    pub const fn require(&self, permission: Permission) -> Result<(), ServiceError> {
        if self.may(permission) { Ok(()) } else { Err(ServiceError::Forbidden(permission)) }
    }
}
