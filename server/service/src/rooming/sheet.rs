//! The columns of a file or a pasted table of participants.

use super::draft::Draft;
use crate::import::sheet::plain;
use domain::rooming::Field;

pub use crate::import::sheet::{Sheet, SheetError, SheetRow, pasted, read};

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

    /// Whether the column at a place is read.
    pub fn reads(&self, place: usize) -> bool {
        self.0.get(place).is_some_and(Option::is_some)
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
