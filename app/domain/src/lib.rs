//! The rules of a residential campus.
