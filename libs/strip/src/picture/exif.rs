//! What a camera wrote beside a picture: how it was held, and what is left behind.

use std::collections::BTreeSet;

use exif::{Context, Field, In, Reader, Tag};
use image::metadata::Orientation;

use crate::Dropped;

/// Reads an EXIF block: how the picture is to be turned, and what it tells. A block that cannot be read tells of editing.
pub fn read(block: &[u8], dropped: &mut BTreeSet<Dropped>) -> Orientation {
    let Ok(exif) = Reader::new().read_raw(block.to_vec()) else {
        dropped.insert(Dropped::Editing);
        return Orientation::NoTransforms;
    };
    dropped.extend(exif.fields().filter_map(tells));
    let turned = exif.get_field(Tag::Orientation, In::PRIMARY).and_then(|field| field.value.get_uint(0));
    turned
        .and_then(|code| u8::try_from(code).ok())
        .and_then(Orientation::from_exif)
        .unwrap_or(Orientation::NoTransforms)
}

fn tells(field: &Field) -> Option<Dropped> {
    if field.ifd_num == In::THUMBNAIL {
        return Some(Dropped::Thumbnail);
    }
    Some(match field.tag {
        Tag(Context::Gps, _) => Dropped::Gps,
        Tag::Make
        | Tag::Model
        | Tag::BodySerialNumber
        | Tag::LensMake
        | Tag::LensModel
        | Tag::LensSerialNumber
        | Tag::MakerNote
        | Tag::Software
        | Tag::ImageUniqueID => Dropped::Camera,
        Tag::DateTime | Tag::DateTimeOriginal | Tag::DateTimeDigitized => Dropped::Time,
        Tag::Artist | Tag::Copyright | Tag::CameraOwnerName => Dropped::Author,
        Tag::ImageDescription | Tag::UserComment => Dropped::Description,
        // The fields that Windows adds: title, remark, author, keywords, subject.
        Tag(Context::Tiff, 0x9C9D) => Dropped::Author,
        Tag(Context::Tiff, 0x9C9B..=0x9C9F) => Dropped::Description,
        _ => return None,
    })
}
