//! The pages as a browser meets them: the real routes behind a real socket, asked in the words of who asks.

#[cfg(test)]
#[path = "../service/tests/support/mod.rs"]
mod support;

#[cfg(test)]
mod http {
    mod accounts;
    mod answer;
    mod back;
    mod busy;
    mod csv;
    mod errors;
    mod files;
    mod forms;
    mod headers;
    mod logs;
    mod mail;
    mod names;
    mod pages;
    mod reader;
    mod revalidation;
    mod search;
    mod sessions;
    mod sign_in;
    mod site;
    mod watching;
}
