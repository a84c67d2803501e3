//! Clusters of pavilions.

use serde::{Deserialize, Serialize};

/// The five continents the pavilions are grouped under, and those grouped under none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cluster {
    /// Africa.
    Africa,
    /// The Americas.
    Americas,
    /// Asia.
    Asia,
    /// Europe.
    Europe,
    /// Oceania.
    Oceania,
    /// Named after no continent.
    Other,
}

impl Cluster {
    /// All clusters, in the order pages show them.
    pub const ALL: [Self; 6] =
        [Self::Africa, Self::Americas, Self::Asia, Self::Europe, Self::Oceania, Self::Other];

    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Africa => "africa",
            Self::Americas => "americas",
            Self::Asia => "asia",
            Self::Europe => "europe",
            Self::Oceania => "oceania",
            Self::Other => "other",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cluster| cluster.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cluster_reads_back_from_its_word() {
        assert!(Cluster::ALL.into_iter().all(|cluster| Cluster::parse(cluster.code()) == Some(cluster)));
        assert_eq!(Cluster::parse("Africa"), None);
    }
}
