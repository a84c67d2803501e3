//! The columns of a list of sessions.

use crate::import::header::{Called, Columns};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// What our own file calls the session: it is known again by this, whatever else is written.
    Reference,
    /// Title.
    Title,
    /// What it is about.
    Description,
    /// The day.
    Date,
    /// When it begins.
    From,
    /// When it ends.
    Until,
    /// What kind of session.
    Kind,
    /// Whether it takes place.
    State,
    /// The track.
    Track,
    /// For whom: on campus, online, both.
    Format,
    /// Whether it is for both.
    Hybrid,
    /// The hall.
    Hall,
    /// How the hall is set up.
    Style,
    /// What is spoken and heard.
    Languages,
    /// Who chairs it.
    Chair,
    /// Who speaks.
    Speakers,
    /// How many are expected on campus.
    OnCampus,
    /// How many are expected online.
    Online,
    /// Where those online take part.
    Link,
}

const TIMES: [Called<Column>; 3] = [
    (Column::Date, &["date", "day", "jour", "giorno", "data", "día", "fecha", "dia", "session date"]),
    (
        Column::From,
        &[
            "from",
            "begins",
            "begin",
            "start",
            "starts",
            "start time",
            "time",
            "de",
            "début",
            "commence",
            "heure",
            "horaire",
            "dalle",
            "inizio",
            "ora",
            "orario",
            "desde",
            "inicio",
            "hora",
            "horario",
            "das",
            "início",
            "horário",
        ],
    ),
    (
        Column::Until,
        &[
            "until",
            "ends",
            "end",
            "to",
            "end time",
            "à",
            "fin",
            "jusqu’à",
            "alle",
            "fine",
            "hasta",
            "até",
            "fim",
        ],
    ),
];

const WORDS: [Called<Column>; 8] = [
    (Column::Reference, &["reference", "id", "référence", "riferimento", "referencia", "referência"]),
    (
        Column::Title,
        &[
            "title",
            "session",
            "session title",
            "titre",
            "titre de la session",
            "titolo",
            "sessione",
            "título",
            "sesión",
            "sessão",
        ],
    ),
    (
        Column::Description,
        &["description", "abstract", "descrizione", "descripción", "descrição", "résumé", "resumo"],
    ),
    (
        Column::Kind,
        &[
            "kind of session",
            "kind",
            "type",
            "session type",
            "type de session",
            "tipo di sessione",
            "tipo",
            "tipo de sesión",
            "tipo de sessão",
        ],
    ),
    (Column::State, &["status", "state", "statut", "état", "stato", "estado"]),
    (Column::Track, &["track", "stream", "parcours", "percorso", "itinerario", "percurso"]),
    (
        Column::Link,
        &[
            "link for those online",
            "link",
            "url",
            "lien pour ceux qui sont en ligne",
            "lien",
            "link per chi è online",
            "enlace para quienes están en línea",
            "enlace",
            "ligação para quem está em linha",
            "ligação",
        ],
    ),
    (
        Column::Languages,
        &["languages", "language", "interpretation", "langues", "lingue", "idiomas", "lenguas", "línguas"],
    ),
];

const PEOPLE: [Called<Column>; 8] = [
    (
        Column::Format,
        &["for whom", "format", "mode", "pour qui", "per chi", "para quién", "para quem", "formato"],
    ),
    (Column::Hybrid, &["hybrid", "hybride", "ibrida", "ibrido", "híbrida", "híbrido"]),
    (
        Column::Hall,
        &["hall", "room", "space", "venue", "salle", "espace", "sala", "spazio", "espacio", "espaço", "aula"],
    ),
    (
        Column::Style,
        &["set-up style", "style", "set-up", "disposition", "allestimento", "montaje", "disposição"],
    ),
    (
        Column::Chair,
        &[
            "chair",
            "chairperson",
            "moderator",
            "président",
            "présidente",
            "présidence",
            "modérateur",
            "presidente",
            "moderatore",
            "moderador",
            "presidência",
        ],
    ),
    (
        Column::Speakers,
        &[
            "speakers",
            "speaker",
            "intervenants",
            "intervenant",
            "orateurs",
            "relatori",
            "relatore",
            "ponentes",
            "ponente",
            "oradores",
            "orador",
        ],
    ),
    (
        Column::OnCampus,
        &[
            "expected on campus",
            "on campus",
            "on site",
            "attendance",
            "participants",
            "attendus sur le campus",
            "sur place",
            "attesi nel campus",
            "in presenza",
            "esperados en el campus",
            "presencial",
            "esperados no campus",
        ],
    ),
    (
        Column::Online,
        &[
            "expected online",
            "online",
            "attendus en ligne",
            "en ligne",
            "attesi online",
            "esperados en línea",
            "en línea",
            "esperados em linha",
            "em linha",
        ],
    ),
];

/// What the columns of a header hold.
pub(super) fn columns(header: &[String]) -> Columns<Column> {
    Columns::of(header, &[&TIMES, &WORDS, &PEOPLE])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of<const N: usize>(header: [&str; N]) -> Vec<Option<Column>> {
        columns(&header.map(str::to_owned)).0
    }

    #[test]
    fn a_header_is_read_in_each_language_of_the_house() {
        use Column::{Date, From, Hall, OnCampus, Speakers, Style, Title, Until};
        let expected = [Date, From, Until, Title, Hall, Style, Speakers, OnCampus].map(Some);
        for header in [
            ["Day", "From", "Until", "Title", "Hall", "Set-up style", "Speakers", "Expected on campus"],
            ["Jour", "De", "À", "Titre", "Salle", "Disposition", "Intervenants", "Attendus sur le campus"],
            ["Giorno", "Dalle", "Alle", "Titolo", "Sala", "Allestimento", "Relatori", "Attesi nel campus"],
            ["Día", "Desde", "Hasta", "Título", "Sala", "Montaje", "Ponentes", "Esperados en el campus"],
            ["Dia", "Das", "Até", "Título", "Sala", "Disposição", "Oradores", "Esperados no campus"],
        ] {
            assert_eq!(of(header), expected, "{header:?}");
        }
        assert_eq!(of(["Title", "TITLE", "Colour"]), [Some(Title), None, None]);
    }
}
