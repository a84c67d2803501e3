//! A file or a pasted table as rows of text, as it is kept between its preview and its taking over.

use super::draft::Draft;
use super::write::MOST;
use crate::ServiceError;
use crate::import::upload::Upload;
use crate::import::{FileError, rows};
use domain::rooming::Field;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// A table with its header.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The names of its columns.
    pub header: Vec<String>,
    /// Its rows.
    pub rows: Vec<SheetRow>,
    /// Whether a date may be a number of days, as in a workbook.
    pub serials: bool,
}

/// A row.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetRow {
    /// Line in the file, from 1.
    pub line: u64,
    /// Its cells.
    pub cells: Vec<String>,
    /// The first cell that is not UTF-8; it is empty among the cells.
    pub not_utf8: Option<usize>,
}

// What is logged names nobody.
impl fmt::Debug for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sheet").field("rows", &self.rows.len()).finish_non_exhaustive()
    }
}

/// Why there is no sheet.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// The file cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// More rows than a list takes.
    #[error("more than {0} rows")]
    TooMany(usize),
    /// The disk did not take what was pasted.
    #[error("what was pasted cannot be read")]
    Disk(#[from] io::Error),
}

/// Reads a file, off the threads that answer.
pub async fn read(path: PathBuf) -> Result<Result<Sheet, SheetError>, ServiceError> {
    tokio::task::spawn_blocking(move || of_file(&path)).await.map_err(ServiceError::Worker)
}

/// Reads what was pasted: cells between tabs, semicolons or commas.
pub async fn pasted(text: String) -> Result<Result<Sheet, SheetError>, ServiceError> {
    let read = move || {
        let upload = Upload::begin()?;
        let (path, mut file) = upload.file("pasted.csv")?;
        file.write_all(text.as_bytes())?;
        of_file(&path)
    };
    tokio::task::spawn_blocking(read).await.map_err(ServiceError::Worker)
}

fn of_file(path: &Path) -> Result<Sheet, SheetError> {
    let read = rows(path, MOST)?;
    if read.lines.len() > MOST {
        return Err(SheetError::TooMany(MOST));
    }
    let row = |row: crate::import::Row| SheetRow { line: row.line, cells: row.cells, not_utf8: row.not_utf8 };
    Ok(Sheet { header: read.header, rows: read.lines.into_iter().map(row).collect(), serials: read.serials })
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Field(Field),
    FirstName,
    LastName,
}

/// The columns of a header, by place; none for those that are not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns(pub Vec<Option<Column>>);

/// What a column may be called, in the languages of the house and in files of the eCampus; compared without case,
/// blanks and signs.
const NAMES: [(Column, &[&str]); 13] = [
    (
        Column::FirstName,
        &["firstname", "givenname", "forename", "prénom", "prenom", "nome proprio", "nombre"],
    ),
    (Column::LastName, &["lastname", "surname", "familyname", "cognome", "apellidos", "apellido", "apelido"]),
    (
        Column::Field(Field::Name),
        &[
            "name",
            "fullname",
            "participant",
            "guest",
            "nom",
            "nomcomplet",
            "nome",
            "nomecompleto",
            "nombreyapellidos",
        ],
    ),
    (
        Column::Field(Field::Email),
        &["email", "emailaddress", "mail", "courriel", "adresseemail", "correo", "correoelectrónico"],
    ),
    (
        Column::Field(Field::Enrolment),
        &[
            "enrolment",
            "enrolmentnumber",
            "enrolmentno",
            "enrollment",
            "enrollmentnumber",
            "enrolmentid",
            "numérodinscription",
            "numerodiiscrizione",
            "númerodeinscripción",
            "númerodeinscrição",
        ],
    ),
    (
        Column::Field(Field::Arrival),
        &["arrival", "arrivaldate", "checkin", "arrivée", "arrivee", "arrivo", "llegada", "chegada"],
    ),
    (
        Column::Field(Field::Departure),
        &[
            "departure",
            "departuredate",
            "checkout",
            "départ",
            "depart",
            "partenza",
            "salida",
            "partida",
            "saída",
        ],
    ),
    (
        Column::Field(Field::RoomType),
        &["roomtype", "typeofroom", "typedechambre", "tipodicamera", "tipodehabitación", "tipodequarto"],
    ),
    (
        Column::Field(Field::Sharing),
        &[
            "sharing",
            "shareswith",
            "sharingwith",
            "roommate",
            "partageavec",
            "condividecon",
            "compartecon",
            "partilhacom",
        ],
    ),
    (
        Column::Field(Field::StepFree),
        &["stepfree", "accessible", "sansmarches", "senzagradini", "sinescalones", "semdegraus"],
    ),
    (
        Column::Field(Field::VisaFrom),
        &["visafrom", "visaletterfrom", "visadu", "vistodal", "visadodesde", "vistode"],
    ),
    (
        Column::Field(Field::VisaUntil),
        &["visauntil", "visaletteruntil", "visaau", "vistoal", "visadohasta", "vistoaté"],
    ),
    (
        Column::Field(Field::Remarks),
        &["remarks", "notes", "comments", "remarques", "note", "observaciones", "observações"],
    ),
];

fn plain(name: &str) -> String {
    name.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect()
}

impl Columns {
    /// What the columns of a header hold. A column that is there a second time is not read.
    pub fn of(header: &[String]) -> Self {
        let mut known = Vec::new();
        let column = |name: &String| {
            let name = plain(name);
            let is = |called: &str| plain(called) == name;
            let found = NAMES.iter().find(|(_, called)| called.iter().any(|called| is(called)))?.0;
            if known.contains(&found) {
                return None;
            }
            known.push(found);
            Some(found)
        };
        Self(header.iter().map(column).collect())
    }

    /// The columns that are needed and not there.
    pub fn missing(&self, needs_number: bool) -> Vec<Field> {
        let has = |column| self.0.contains(&Some(column));
        let has_field = |field: &Field| match field {
            Field::Name => has(Column::Field(Field::Name)) || has(Column::LastName),
            field => has(Column::Field(*field)),
        };
        let mut needed = vec![Field::Name, Field::Arrival, Field::Departure];
        needed.extend(needs_number.then_some(Field::Enrolment));
        needed.retain(|field| !has_field(field));
        needed
    }

    /// The place of a field; of a name in two columns that of the last name.
    pub fn place(&self, field: Field) -> Option<usize> {
        let place = |wanted| self.0.iter().position(|column| *column == Some(wanted));
        let name = || (field == Field::Name).then(|| place(Column::LastName)).flatten();
        place(Column::Field(field)).or_else(name)
    }

    /// What a row says.
    pub fn draft(&self, cells: &[String]) -> Draft {
        let mut draft = Draft::default();
        let (mut first, mut last) = (String::new(), String::new());
        for (column, cell) in self.0.iter().zip(cells) {
            match column {
                Some(Column::Field(field)) => {
                    draft.0.insert(*field, cell.clone());
                }
                Some(Column::FirstName) => first.clone_from(cell),
                Some(Column::LastName) => last.clone_from(cell),
                None => {}
            }
        }
        if !self.0.contains(&Some(Column::Field(Field::Name))) {
            draft.0.insert(Field::Name, format!("{first} {last}").trim().to_owned());
        }
        draft
    }
}
