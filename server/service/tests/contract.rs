//! The contract of the use cases, on both engines: what is promised to a desk, an organiser, an auditor.

extern crate foresteria_service as service;

#[cfg(test)]
mod support;

#[cfg(test)]
mod contract {
    mod access;
    mod accounts;
    mod after;
    mod as_of;
    mod barriers;
    mod blocks;
    mod board;
    mod change;
    mod changes;
    mod clear;
    mod closures;
    mod concerns;
    mod delivery_mix;
    mod deputies;
    mod deputies_reads;
    mod due;
    mod erasure;
    mod event_days;
    mod events;
    mod feasibility;
    mod feeds;
    mod follows;
    mod forecast;
    mod functions;
    mod interpretation;
    mod kept;
    mod lane;
    mod mail;
    mod meetings;
    mod odds;
    mod options;
    mod orders;
    mod pavilions;
    mod pipeline;
    mod prices;
    mod programme;
    mod programme_list;
    mod programme_list_carried;
    mod programme_list_new;
    mod quotes;
    mod quotes_sent;
    mod recharge;
    mod recharge_delete;
    mod recharge_duties;
    mod record;
    mod registration;
    mod registration_news;
    mod repeat;
    mod reserve;
    mod retention;
    mod rooming;
    mod rooming_file;
    mod schema;
    mod search;
    mod sign_on;
    mod stands;
    mod targets;
    mod tokens;
    mod trail;
    mod translations;
    mod turnout;
}
