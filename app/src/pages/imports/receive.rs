//! What a form with files sends, written to the disk as it comes.

use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};
use service::import::upload::Upload;
use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use tokio::fs::File;
use tokio::io::AsyncWriteExt;

/// No field that is typed is longer, in bytes.
pub(super) const LONGEST_TEXT: usize = 1000;

/// A sender who is over the limit is read to the end, so that the answer arrives; but not further than so many times it.
const PATIENCE: u64 = 4;

/// A form that was received.
pub(crate) struct Received {
    /// Where its files are.
    pub upload: Upload,
    /// What was typed.
    pub fields: BTreeMap<String, String>,
    /// The files by field; a field where none was chosen has none.
    pub files: BTreeMap<String, PathBuf>,
    /// A file was larger than is taken.
    pub too_large: bool,
}

/// Why a form could not be received.
pub(crate) enum Broken {
    /// It broke off, or is no form.
    Form,
    /// The disk did not take it.
    Disk(io::Error),
}

impl From<MultipartError> for Broken {
    fn from(_: MultipartError) -> Self {
        Self::Form
    }
}

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

/// Receives a form whose files have at most so many bytes together, and whose other fields have no more than `longest`.
pub(crate) async fn receive(mut form: Multipart, most: u64, longest: usize) -> Result<Received, Broken> {
    let (fields, files) = (BTreeMap::new(), BTreeMap::new());
    let mut received = Received { upload: Upload::begin()?, fields, files, too_large: false };
    let mut size = 0;
    while let Some(field) = form.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        match field.file_name().map(ToOwned::to_owned) {
            Some(file) if file.is_empty() => {}
            Some(file) => {
                let path = write(&received.upload, &file, field, &mut size, most).await?;
                received.files.insert(name, path);
            }
            None => {
                received.fields.insert(name, text(field, longest).await?);
            }
        }
    }
    received.too_large = size > most;
    Ok(received)
}

/// Writes a file as far as it is within the limit, and throws away the rest.
async fn write(
    upload: &Upload,
    name: &str,
    mut field: Field<'_>,
    size: &mut u64,
    most: u64,
) -> Result<PathBuf, Broken> {
    let (path, file) = upload.file(name)?;
    let mut file = File::from_std(file);
    while let Some(chunk) = field.chunk().await? {
        *size += u64::try_from(chunk.len()).unwrap_or(u64::MAX);
        if *size > most.saturating_mul(PATIENCE) {
            return Err(Broken::Form);
        }
        if *size <= most {
            file.write_all(&chunk).await?;
        }
    }
    file.flush().await?;
    Ok(path)
}

async fn text(mut field: Field<'_>, longest: usize) -> Result<String, Broken> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > longest {
            return Err(Broken::Form);
        }
    }
    String::from_utf8(bytes).map_err(|_| Broken::Form)
}
