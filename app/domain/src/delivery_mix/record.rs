//! What the delivery model of May 2021 predicted, what came of it, and what is aimed at since, as the Programme and Budget
//! 2024-25 tells it. Numbers name its rows.

/// What a prediction is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Training activities among all.
    Training,
    /// Online learning among training activities.
    Online,
    /// Activities on campus among those face to face.
    OnCampus,
    /// Room-nights of a year.
    RoomNights,
}

/// What the source says came of a prediction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It came as expected.
    AsExpected,
    /// It came, otherwise than was thought.
    Otherwise,
    /// It did not come.
    Failed,
}

/// One of the four predictions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prediction {
    /// What about.
    pub subject: Subject,
    /// The share that was predicted, as a fraction; none of the prediction that is a number of nights.
    pub predicted: Option<(i64, i64)>,
    /// Room-nights that were predicted.
    pub nights: Option<i64>,
    /// What the source says of it.
    pub verdict: Verdict,
    /// The rows it is read from.
    pub sources: &'static str,
}

/// The four, in the order of the source. The third alone failed: more than two in three face-to-face activities took place
/// in the field, so that less than one in three was on campus.
pub const PREDICTIONS: [Prediction; 4] = [
    Prediction {
        subject: Subject::Training,
        predicted: Some((2, 3)),
        nights: None,
        verdict: Verdict::AsExpected,
        sources: "S16, S19",
    },
    Prediction {
        subject: Subject::Online,
        predicted: Some((2, 3)),
        nights: None,
        verdict: Verdict::AsExpected,
        sources: "S17, S19",
    },
    Prediction {
        subject: Subject::OnCampus,
        predicted: Some((1, 2)),
        nights: None,
        verdict: Verdict::Failed,
        sources: "S18, S20",
    },
    Prediction {
        subject: Subject::RoomNights,
        predicted: None,
        nights: Some(25_000),
        verdict: Verdict::Otherwise,
        sources: "S2, S3",
    },
];

/// What is aimed at in 2024-25.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// Two training services to one other.
    Training,
    /// Two activities online to one face to face.
    Online,
    /// More in the field, less on campus; no figure is named.
    Field,
    /// The campus for large groups; small ones in the field first.
    LargeGroups,
}

/// The four aims with their rows. None names a share of face-to-face activities on campus.
pub const AIMS: [(Aim, &str); 4] =
    [(Aim::Training, "S21"), (Aim::Online, "S22"), (Aim::Field, "S23"), (Aim::LargeGroups, "S24")];
