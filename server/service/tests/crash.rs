//! A writer is killed again and again at moments nobody chose; nothing it acknowledged may be lost, and nothing may be
//! half written. The test program starts itself once more as the writer.
//!
//! A kill does not prove that the disk was reached (the system's cache survives it); that each connection waits for
//! the disk is asserted by the store when it opens. What the kill does prove is shown by a control: a writer that
//! acknowledges before it commits must be caught.

extern crate foresteria_service as service;

#[cfg(test)]
mod support;

#[cfg(test)]
mod crash {
    mod rounds;
    mod writer;
}
