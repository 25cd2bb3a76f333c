//! Pictures: taken apart into pixels, turned as the camera was held, and packed again. Only the pixels go over.

mod exif;
pub(crate) mod jpeg;
mod png;
mod webp;

use std::{
    collections::BTreeSet,
    io::{Cursor, Write},
};

use image::{
    DynamicImage, ImageFormat, ImageReader, Limits,
    codecs::{jpeg::JpegEncoder, png::PngEncoder},
    metadata::Orientation,
};

use crate::{
    Clean, Dropped, Kind, Refusal,
    kind::{self, Format},
    limits,
};

/// How faithfully a JPEG is packed again, of 100.
const QUALITY: u8 = 90;

/// What is in a picture beside its pixels.
#[derive(Default)]
pub(crate) struct Found {
    /// The same picture without it.
    pub bytes: Vec<u8>,
    /// Its EXIF block.
    pub exif: Option<Vec<u8>>,
    /// What else is in it.
    pub dropped: BTreeSet<Dropped>,
}

/// A clean picture of one that somebody sent.
pub(crate) fn clean(bytes: &[u8], format: Format) -> Result<Clean, Refusal> {
    let (image, dropped) = open(bytes, format)?;
    let photo = format != Format::Png && !image.color().has_alpha();
    pack(&image, if photo { Kind::Jpeg } else { Kind::Png }, dropped)
}

/// The clean picture inside a document, of which so many hundred-thousandths are cut off at the left, top, right and bottom;
/// none when it is of no kind that is known.
pub(crate) fn inside(bytes: &[u8], cut: [u32; 4]) -> Option<Result<Clean, Refusal>> {
    let format = kind::picture(bytes)?;
    Some(open(bytes, format).and_then(|(image, dropped)| {
        let part = |whole: u32, cut: u32| u32::try_from(u64::from(whole) * u64::from(cut) / 100_000).unwrap_or(whole);
        let (left, top) = (part(image.width(), cut[0]), part(image.height(), cut[1]));
        let width = image.width().saturating_sub(left + part(image.width(), cut[2])).max(1);
        let height = image.height().saturating_sub(top + part(image.height(), cut[3])).max(1);
        let seen = if cut == [0; 4] { image } else { image.crop_imm(left, top, width, height) };
        let photo = format != Format::Png && !seen.color().has_alpha();
        pack(&seen, if photo { Kind::Jpeg } else { Kind::Png }, dropped)
    }))
}

/// Packs pixels.
pub(crate) fn pack(image: &DynamicImage, kind: Kind, dropped: BTreeSet<Dropped>) -> Result<Clean, Refusal> {
    let large = image.width().max(image.height()) > limits::SIDE;
    let image = plain(&if large { image.thumbnail(limits::SIDE, limits::SIDE) } else { image.clone() });
    let mut bytes = Vec::new();
    let packed = match kind {
        Kind::Jpeg => image.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY)),
        _ => image.write_with_encoder(PngEncoder::new(&mut bytes)),
    };
    packed.map_err(|_| Refusal::Broken)?;
    bytes.flush().map_err(|_| Refusal::Broken)?;
    let size = Some((image.width(), image.height()));
    Ok(Clean { kind, bytes, text: String::new(), sights: 1, dropped, burned_in: false, size })
}

/// Eight bits a color, which every browser and document shows.
fn plain(image: &DynamicImage) -> DynamicImage {
    match (image.color().has_color(), image.color().has_alpha()) {
        (true, true) => image.to_rgba8().into(),
        (true, false) => image.to_rgb8().into(),
        (false, true) => image.to_luma_alpha8().into(),
        (false, false) => image.to_luma8().into(),
    }
}

/// The pixels of a picture, turned as they are to be seen, and what else was in it.
fn open(bytes: &[u8], format: Format) -> Result<(DynamicImage, BTreeSet<Dropped>), Refusal> {
    let mut found = match format {
        Format::Jpeg => jpeg::bare(bytes)?,
        Format::Png => png::bare(bytes)?,
        Format::WebP => webp::bare(bytes)?,
    };
    let turned = found.exif.as_deref().map_or(Orientation::NoTransforms, |exif| exif::read(exif, &mut found.dropped));
    let mut image = decode(&found.bytes, format)?;
    image.apply_orientation(turned);
    Ok((image, found.dropped))
}

/// The pixels of a bare picture.
pub(crate) fn decode(bytes: &[u8], format: Format) -> Result<DynamicImage, Refusal> {
    let format = match format {
        Format::Jpeg => ImageFormat::Jpeg,
        Format::Png => ImageFormat::Png,
        Format::WebP => ImageFormat::WebP,
    };
    let (width, height) =
        ImageReader::with_format(Cursor::new(bytes), format).into_dimensions().map_err(|_| Refusal::Broken)?;
    within(width, height)?;
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut most = Limits::default();
    // Sixteen bits of four colors each, at most, and as much again to work with.
    most.max_alloc = Some(limits::PIXELS * 16);
    reader.limits(most);
    reader.decode().map_err(|_| Refusal::Broken)
}

/// Refuses a picture that is too large before its pixels are made.
pub(crate) fn within(width: u32, height: u32) -> Result<(), Refusal> {
    match u64::from(width) * u64::from(height) {
        0 => Err(Refusal::Broken),
        pixels if pixels > limits::PIXELS => Err(Refusal::Pixels),
        _ => Ok(()),
    }
}
