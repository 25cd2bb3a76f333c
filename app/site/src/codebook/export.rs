//! The codebook as a REFI-QDA file (QDC), which other coding programs read.

use axum::{
    http::{HeaderValue, header},
    response::IntoResponse as _,
};
use domain::{access::AnalyzeStudy, codebook::Codebook};
use qda::refi::{self, Dialect, Guid, Writing};
use store::codebook;

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    visit::Visit,
};

/// The program's name in files.
pub const ORIGIN: &str = concat!("Allround ", env!("CARGO_PKG_VERSION"));

/// Gives it: the newest version, or the one that "version" names.
pub async fn get(v: Visit, permit: Allowed<AnalyzeStudy>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let book = match v.asked("version").parse::<u32>() {
        Ok(version) => codebook::at(&mut tx, &permit, version).await?,
        Err(_) => codebook::newest(&mut tx, &permit).await?,
    };
    drop(tx);
    let project = refi::Project { codes: codes(&book), ..refi::Project::default() };
    let mut bytes = Vec::new();
    let writing = Writing { dialect: Dialect::Spec, origin: ORIGIN };
    refi::write_qdc("codebook.qdc", &mut bytes, &project, writing).map_err(|_| Error::Missing)?;
    download(bytes, &format!("codebook-{}.qdc", book.version), "application/xml")
}

/// A file to keep.
pub fn download(bytes: Vec<u8>, name: &str, kind: &'static str) -> Reply {
    let name = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")).map_err(Error::broken)?;
    let head = [(header::CONTENT_TYPE, HeaderValue::from_static(kind)), (header::CONTENT_DISPOSITION, name)];
    Ok((head, bytes).into_response())
}

/// The codes of a codebook in the words of the standard.
pub fn codes(book: &Codebook) -> Vec<refi::Code> {
    let place = |id| book.codes.iter().position(|code| code.id == id);
    let code = |code: &domain::codebook::Code| refi::Code {
        guid: guid(code.id),
        parent: code.parent.and_then(place),
        name: code.name.clone(),
        codable: true,
        color: Some(code.color.hex().into()),
        description: domain::codebook::describe(code),
        memos: Vec::new(),
    };
    book.codes.iter().map(code).collect()
}

/// An id of ours as one of the standard.
pub fn guid(id: impl domain::id::Id) -> Guid {
    Guid::from_bytes(id.uuid().into_bytes())
}
