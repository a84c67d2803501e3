//! The pages as a browser meets them: the real routes behind a real socket, asked in the words of who asks.

#[cfg(test)]
#[path = "../service/tests/support/mod.rs"]
mod support;

#[cfg(test)]
mod http {
    mod accounts;
    mod answer;
    mod arabic;
    mod back;
    mod backups;
    mod blocks;
    mod busy;
    mod calendars;
    mod campus_data;
    mod campus_new;
    mod campus_stock;
    mod changes;
    mod csv;
    mod deputies;
    mod errors;
    mod event_days;
    mod events;
    mod evidence;
    mod feasibility;
    mod files;
    mod forecast_chances;
    mod forecast_files;
    mod forecast_what_if;
    mod forms;
    mod functions;
    mod headers;
    mod help;
    mod imports;
    mod interpretation;
    mod logs;
    mod mail;
    mod meetings;
    mod mix;
    mod names;
    mod pace;
    mod pages;
    mod pavilions;
    mod programme;
    mod quotes;
    mod reader;
    mod recharge;
    mod registration;
    mod retention;
    mod revalidation;
    mod rooming;
    mod search;
    mod services;
    mod sessions;
    mod sign_in;
    mod sign_on;
    mod site;
    mod stands;
    mod tape;
    mod targets;
    mod trail;
    mod translations;
    mod watching;
}
