//! Imports that somebody starts from a page: one at a time, to their end or to their record, and nothing left behind.

use super::officer::{HEADER, Officer, stays_of};
use crate::on_both;
use crate::support::campus::Campus;
use domain::access::Role;
use domain::ids::ImportId;
use service::import::desk::{Desk, Job, Order, State, Work};
use service::import::upload::Upload;
use service::import::{self, FileError, StaysFile};
use service::{Actor, ServiceError};
use std::io::Write;
use std::path::PathBuf;
use std::time::Duration;
use uuid::Uuid;

const ROWS: &str = "2026-07-01,2,single,2026-04-01\nsoon,2,single,2026-04-01";

on_both! {
    async fn what_was_tried_keeps_nothing_and_what_was_imported_is_on_record(campus: Campus) {
        let desk = Desk::default();
        let file = format!("{HEADER}\n{ROWS}");
        let (order, path) = order("stays.csv", &file, true);
        begun(&campus, &desk, order).await.expect("it begins");
        let State::Stays(report) = latest(&campus, &desk).state else { panic!("no report") };
        assert_eq!((report.totals.new, report.totals.rejected, report.record), (1, 1, None));
        assert_eq!(stays_of(&campus).await, 0);
        assert!(!path.exists() && !path.parent().unwrap().exists(), "the file was kept");
        assert!(list(&campus).await.is_empty());

        let (order, path) = self::order("stays.csv", &file, false);
        begun(&campus, &desk, order).await.expect("it begins");
        let State::Stays(report) = latest(&campus, &desk).state else { panic!("no report") };
        assert!(!path.exists());
        let id = report.record.expect("a record");
        let line = import::find(&campus.ctx, &administrator(&campus), id).await.expect("its record");
        assert_eq!((line.file_name.as_str(), line.account.as_deref()), ("stays.csv", Some("administrator")));
        assert_eq!((line.read, line.new, line.same, line.rejected), (2, 1, 0, 1));
        assert!(line.finished_at.is_some());
        let rejects = import::rejects(&campus.ctx, &administrator(&campus), id, 10).await.expect("its rejects");
        assert_eq!((rejects[0].line, rejects[0].column.as_str(), rejects[0].reason.as_str()), (3, "arrival", "not_a_date"));
    }

    async fn imports_go_one_after_the_other(campus: Campus) {
        let desk = Desk::default();
        let file = format!("{HEADER}\n{ROWS}");
        let first = import::begin(&campus.ctx, &administrator(&campus), &desk, order("a.csv", &file, false).0).await;
        let first = first.expect("it begins");
        let second = begun(&campus, &desk, order("b.csv", &file, false).0).await;
        assert!(matches!(second, Err(ServiceError::ImportRuns)), "{second:?}");
        first.await;
        begun(&campus, &desk, order("b.csv", &file, false).0).await.expect("the desk is free");
        assert_eq!(latest(&campus, &desk).file_name, "b.csv");
        assert_eq!(stays_of(&campus).await, 1);
    }

    async fn what_cannot_be_read_is_told_at_once_and_leaves_nothing(campus: Campus) {
        let desk = Desk::default();
        let cases = [
            ("photo.png", "x", None),
            ("stays.csv", "", None),
            ("stays.csv", "name,age\nAda,36", None),
            ("stays.xlsx", "no workbook", None),
            ("stays.csv", HEADER, Some("colour = 'blue'")),
        ];
        for (name, content, mapping) in cases {
            let (mut order, path) = order(name, content, false);
            if let Some(text) = mapping {
                let (path, mut file) = order.upload.file("ours.toml").expect("a file");
                file.write_all(text.as_bytes()).expect("its content");
                order.work = stays(Some(path.to_string_lossy().into_owned()));
            }
            let told = begun(&campus, &desk, order).await.expect_err("it is refused");
            assert!(matches!(told, ServiceError::File(_)), "{told:?}");
            if let ServiceError::File(FileError::Mapping { mapping, .. }) = told {
                assert_eq!(mapping, "ours.toml", "the message shows where the server keeps files");
            }
            assert!(!path.exists(), "{name}");
        }
        assert!(import::latest(&administrator(&campus), &desk).expect("may look").is_none());
        assert!(list(&campus).await.is_empty());
    }

    async fn an_import_that_was_interrupted_goes_on_with_the_same_file(campus: Campus) {
        let desk = Desk::default();
        // Day use takes no room, so all of them fit.
        let file = std::iter::once(HEADER).chain(std::iter::repeat_n("2026-07-01,0,single,2026-04-01", 4_000));
        let file = file.collect::<Vec<_>>().join("\n");
        let (order, path) = order("stays.csv", &file, false);
        let work = import::begin(&campus.ctx, &administrator(&campus), &desk, order).await.expect("it begins");
        let task = tokio::spawn(work);
        while rows(&campus, &desk) < 500 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        task.abort();
        assert!(task.await.is_err(), "it was done before it could be interrupted");
        assert!(matches!(latest(&campus, &desk).state, State::Lost));
        assert!(!path.exists(), "the file was kept");
        let line = list(&campus).await.remove(0);
        assert!(line.finished_at.is_none() && line.read >= 500, "{line:?}");

        begun(&campus, &desk, self::order("stays.csv", &file, false).0).await.expect("it begins");
        let State::Stays(report) = latest(&campus, &desk).state else { panic!("no report") };
        assert_eq!((report.totals.read, report.totals.rejected), (4_000, 0));
        assert!(report.totals.same >= 500);
        assert_eq!(stays_of(&campus).await, 4_000);
        assert_eq!(campus.violations().await, Vec::<String>::new());
    }

    async fn a_campus_is_tried_before_it_is_taken(campus: Campus) {
        let desk = Desk::default();
        let text = "[stock]\nfrom = 2012-01-01\n[[room_type]]\ncode = 'studio'\nname = 'Studio'\nbeds = 1\nsynthetic = true\n";
        let studios = "select count(*) from room_type where code = 'studio'";
        for (dry_run, kept) in [(true, 0), (false, 1)] {
            let (order, path) = order("campus.toml", text, dry_run);
            begun(&campus, &desk, Order { work: Work::Campus, ..order }).await.expect("it begins");
            let State::Campus(done) = latest(&campus, &desk).state else { panic!("{:?}", latest(&campus, &desk)) };
            assert_eq!((done.read, done.new), (1, 1));
            assert_eq!(campus.number(studios).await, kept);
            assert_eq!(list(&campus).await.len(), usize::try_from(kept).unwrap());
            assert!(!path.exists());
        }
        assert_eq!(list(&campus).await[0].account.as_deref(), Some("administrator"));
        let (order, _) = order("campus.toml", "[stock]\nfrom = 'soon'", false);
        begun(&campus, &desk, Order { work: Work::Campus, ..order }).await.expect("it begins");
        let State::Failed(error) = latest(&campus, &desk).state else { panic!("no error") };
        assert!(matches!(*error, ServiceError::Campus(_)), "{error:?}");
    }

    async fn a_command_leaves_no_name(campus: Campus) {
        let officer = Officer::of(&campus);
        let path = officer.file("stays.csv", format!("{HEADER}\n{ROWS}"));
        let file = StaysFile { path: &path, mapping: None, source: None, create_room_types: false, dry_run: false };
        import::stays(&campus.ctx, &Actor::operator(), &file, &mut |_| ()).await.expect("an import");
        assert_eq!(list(&campus).await[0].account, None);
        let unknown = import::find(&campus.ctx, &administrator(&campus), ImportId::new(Uuid::nil())).await;
        assert!(matches!(unknown, Err(ServiceError::NotFound("import"))));
    }
}

fn administrator(campus: &Campus) -> Actor {
    campus.actor(Role::Administrator)
}

fn stays(mapping: Option<String>) -> Work {
    Work::Stays { mapping, source: None, create_room_types: false }
}

/// A file as it came over the network, and where it is.
fn order(name: &str, content: &str, dry_run: bool) -> (Order, PathBuf) {
    let upload = Upload::begin().expect("a folder");
    let (path, mut file) = upload.file(name).expect("a file");
    file.write_all(content.as_bytes()).expect("its content");
    (Order { upload, path: path.clone(), work: stays(None), dry_run }, path)
}

async fn begun(campus: &Campus, desk: &Desk, order: Order) -> Result<(), ServiceError> {
    import::begin(&campus.ctx, &administrator(campus), desk, order).await?.await;
    Ok(())
}

fn latest(campus: &Campus, desk: &Desk) -> Job {
    import::latest(&administrator(campus), desk).expect("may look").expect("an import")
}

fn rows(campus: &Campus, desk: &Desk) -> u64 {
    match latest(campus, desk).state {
        State::Running(progress) => progress.map_or(0, |progress| progress.rows),
        _ => u64::MAX,
    }
}

async fn list(campus: &Campus) -> Vec<import::ImportLine> {
    import::list(&campus.ctx, &administrator(campus), 10).await.expect("the list")
}
