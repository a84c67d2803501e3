//! A private PostgreSQL that lives as long as a task.
//!
//! It keeps its data in a temporary folder and listens on a free port of loopback. PostgreSQL refuses to run as root,
//! so there it runs as an unprivileged user.

use std::{
    env, fs,
    net::TcpListener,
    os::unix::{fs::chown, process::CommandExt},
    path::{Path, PathBuf},
    process::{Command, exit},
    sync::{Mutex, Once, PoisonError},
};

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::{
    install, scratch,
    shell::{is_root, output, run},
};

/// The role that tests connect as. It may create databases and is no superuser: what it can do, the owner of an
/// ordinary installation can do.
const ROLE: &str = "foresteria";

/// The one server of this task, where the handler of Ctrl-C finds it.
static RUNNING: Mutex<Option<Cluster>> = Mutex::new(None);

/// When a commit is answered.
#[derive(Clone, Copy)]
pub enum Commits {
    /// Once it is on the disk, as on a campus: what is measured waits for it.
    OnDisk,
    /// Once the system has it, and kept where it spares the disk most: see `scratch`. Tests end programs, not machines, and the
    /// system outlives every program, the crash test's among them.
    InMemory,
}

impl Commits {
    fn fsync(self) -> &'static str {
        match self {
            Self::OnDisk => "on",
            Self::InMemory => "off",
        }
    }

    /// Where the data is kept.
    fn folder(self) -> PathBuf {
        match self {
            Self::OnDisk => env::temp_dir(),
            Self::InMemory => scratch::folder(),
        }
    }
}

/// A running server. Dropping it stops the server and deletes its data.
pub struct Postgres {
    port: u16,
}

impl Postgres {
    /// Installs PostgreSQL if need be and starts a server.
    pub fn start(commits: Commits) -> Result<Self> {
        stop_on_interrupt()?;
        let programs = programs()?;
        let cluster =
            Cluster::create(programs, &commits.folder()).context("creating a PostgreSQL cluster")?;
        let port = cluster.port;
        // Kept from here on, so that a failed start is cleaned up like a successful one.
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        let cluster = running.insert(cluster);
        let postgres = Self { port };
        let started = cluster.start(commits);
        drop(running);
        started.map(|()| postgres)
    }

    /// Makes an empty database; its URL.
    pub fn create(&self, database: &str) -> Result<String> {
        let running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        let cluster = running.as_ref().context("the server has been stopped")?;
        cluster.asks(&format!("create database {database} owner {ROLE}"))?;
        drop(running);
        Ok(self.url(database))
    }

    /// The URL of a database on this server.
    pub fn url(&self, database: &str) -> String {
        format!("postgres://{ROLE}@127.0.0.1:{}/{database}", self.port)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        stop();
    }
}

/// The folders and the account of a server.
struct Cluster {
    programs: PathBuf,
    folder: TempDir,
    account: Option<Account>,
    port: u16,
}

impl Cluster {
    fn create(programs: PathBuf, within: &Path) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("foresteria-postgres-").tempdir_in(within)?;
        let account = if is_root() { Some(Account::unprivileged()?) } else { None };
        if let Some(Account { uid, gid }) = account {
            chown(folder.path(), Some(uid), Some(gid))?;
        }
        let cluster = Self { programs, folder, account, port: free_port()? };
        output(
            cluster
                .program("initdb")
                .args([
                    "--auth=trust",
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    "--username=postgres",
                    "--no-sync",
                ])
                .arg(cluster.data()),
        )?;
        Ok(cluster)
    }

    fn start(&self, commits: Commits) -> Result<()> {
        let options = format!(
            "-p {} -c listen_addresses=127.0.0.1 -c unix_socket_directories={} -c max_connections=200 -c fsync={}",
            self.port,
            self.folder.path().display(),
            commits.fsync()
        );
        // `run`, not `output`: the server inherits the pipes and would keep them open.
        run(self
            .program("pg_ctl")
            .args(["--silent", "--wait", "--options", &options, "--log"])
            .arg(self.folder.path().join("log"))
            .arg("--pgdata")
            .arg(self.data())
            .arg("start"))
        .with_context(|| self.log())?;
        self.asks(&format!("create role {ROLE} login createdb"))
    }

    /// Has the server do one thing, as its superuser.
    fn asks(&self, statement: &str) -> Result<()> {
        let port = self.port.to_string();
        output(self.program("psql").args([
            "-U",
            "postgres",
            "-h",
            "127.0.0.1",
            "-p",
            &port,
            "-c",
            statement,
        ]))?;
        Ok(())
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    fn program(&self, name: &str) -> Command {
        let mut command = Command::new(self.programs.join(name));
        command.current_dir(self.folder.path());
        if let Some(Account { uid, gid }) = self.account {
            command.uid(uid).gid(gid);
        }
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // Nothing to save, so no need to be gentle; nor to complain, since a server that never ran fails here too.
        let _ = output(
            self.program("pg_ctl")
                .args(["--silent", "--mode=immediate", "--pgdata"])
                .arg(self.data())
                .arg("stop"),
        );
    }
}

/// The user that a server runs as when this is root.
#[derive(Clone, Copy)]
struct Account {
    uid: u32,
    gid: u32,
}

impl Account {
    fn unprivileged() -> Result<Self> {
        let users = fs::read_to_string("/etc/passwd").context("reading /etc/passwd")?;
        ["postgres", "nobody"]
            .iter()
            .find_map(|name| Self::of(&users, name))
            .context("PostgreSQL does not run as root, and there is neither a user postgres nor nobody")
    }

    /// Fields of a line: name, password, uid, gid, and so on.
    fn of(users: &str, name: &str) -> Option<Self> {
        let fields: Vec<&str> =
            users.lines().map(|line| line.split(':').collect::<Vec<_>>()).find(|line| line[0] == name)?;
        Some(Self { uid: fields.get(2)?.parse().ok()?, gid: fields.get(3)?.parse().ok()? })
    }
}

/// The folder of the server's programs. Debian keeps them out of the path.
fn programs() -> Result<PathBuf> {
    let initdb = install::apt("initdb", "postgresql", &debian_folders)?;
    // A link in the path would lead to a folder without the other programs.
    let initdb = initdb.canonicalize()?;
    initdb.parent().map(Path::to_path_buf).context("initdb has no folder")
}

/// The newest version first.
fn debian_folders() -> Vec<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
    folders.sort();
    folders.reverse();
    folders
}

/// A port nobody uses now. Another program may take it before PostgreSQL does; the start then fails and says so.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

fn stop() {
    drop(RUNNING.lock().unwrap_or_else(PoisonError::into_inner).take());
}

/// Ctrl-C or a termination signal stops the server too, which otherwise would outlive the task.
fn stop_on_interrupt() -> Result<()> {
    static ONCE: Once = Once::new();
    let mut result = Ok(());
    ONCE.call_once(|| {
        result = ctrlc::set_handler(|| {
            stop();
            exit(130);
        });
    });
    result.context("setting the handler of Ctrl-C")
}
