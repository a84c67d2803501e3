//! The foresteria server: configuration, HTTP, the demonstration, and the command line.
//!
//! This crate knows of flags, sockets and headers, and of no rule: each command and each request calls one service
//! function.

#![cfg_attr(not(test), warn(unused_crate_dependencies))]

pub mod api;
pub mod command;
pub mod config;
pub mod demo;
pub mod http;
pub mod mail;
pub mod sign_on;
