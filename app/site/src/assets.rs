//! Style, script and pictures, built by `web/` and carried inside the binary; addresses change with the content.

use std::{
    collections::BTreeMap,
    sync::{LazyLock, PoisonError, RwLock},
};

use axum::{
    body::Body,
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use data_encoding::HEXLOWER;
use rust_embed::Embed;

use crate::error::{Error, Reply};

#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/../../web/dist"]
#[allow_missing = true]
struct Dist;

/// The address of a built file, as "/assets/app.css?v=1f2e3d4c".
pub fn address(name: &str) -> String {
    static KNOWN: LazyLock<RwLock<BTreeMap<String, String>>> = LazyLock::new(RwLock::default);
    if let Some(known) = KNOWN.read().unwrap_or_else(PoisonError::into_inner).get(name) {
        return known.clone();
    }
    let Some(file) = Dist::get(name) else { return format!("/assets/{name}") };
    let hash = HEXLOWER.encode(&file.metadata.sha256_hash());
    let address = format!("/assets/{name}?v={}", hash.get(..8).unwrap_or_default());
    KNOWN.write().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), address.clone());
    address
}

/// Gives a built file; browsers keep it for a year because its address names its content.
pub async fn get(Path(name): Path<String>) -> Reply {
    let file = Dist::get(&name).ok_or(Error::Missing)?;
    let kind = mime_guess::from_path(&name).first_or_octet_stream();
    let mut response: Response = Body::from(file.data.into_owned()).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_str(kind.as_ref()).map_err(Error::broken)?);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    Ok(response)
}
