//! The name of a request: in the log, in the answer's `X-Request-Id`, and on the page of a fault of ours, so that a
//! person can say which one went wrong.

use std::sync::Arc;

/// The name; the server puts it into each request's extensions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(pub Arc<str>);
