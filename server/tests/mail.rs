//! Mails on their way to a mail server: a real one, as far as the line and its answers go.

#[cfg(test)]
#[path = "../service/tests/support/mod.rs"]
mod support;

#[cfg(test)]
mod mail {
    mod letting_in;
    mod post_office;
    mod sending;
}
