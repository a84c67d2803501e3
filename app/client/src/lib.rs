//! Skeleton.
use islands as _;
