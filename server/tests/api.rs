//! The API as a program meets it: the real routes behind a real socket, asked in the words of who asks.

#[cfg(test)]
#[path = "../service/tests/support/mod.rs"]
mod support;

#[cfg(test)]
mod api {
    #[path = "../http/answer.rs"]
    #[expect(dead_code, reason = "shared with the tests of pages")]
    mod answer;
    mod codes;
    mod document;
    mod guards;
    mod limits;
    mod payments;
    mod program;
    mod race;
    #[path = "../http/reader.rs"]
    #[expect(dead_code, reason = "shared with the tests of pages")]
    mod reader;
    mod reading;
    #[path = "../http/site.rs"]
    #[expect(dead_code, reason = "shared with the tests of pages")]
    mod site;
    mod writing;
}
