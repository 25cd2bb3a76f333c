//! Pictures with everything a camera and an editor write beside the pixels.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use crate::SECRET;

/// Red at the left, blue at the right.
pub fn pixels(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([200, 0, 0]) } else { Rgb([0, 0, 200]) }).into()
}

pub fn packed(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// An EXIF block: camera, time, author, remark, place, a small copy, and how the camera was held.
pub fn exif(orientation: u16) -> Vec<u8> {
    let text = format!("{SECRET}\0");
    let length = u32::try_from(text.len()).unwrap();
    // Six fields in the first directory, one in that of places, one in that of the small copy.
    let (first, places, copy) = (8_u32, 8 + 2 + 6 * 12 + 4, 8 + 2 + 6 * 12 + 4 + 2 + 12 + 4);
    let data = copy + 2 + 12 + 4;
    let mut block = b"II*\0".to_vec();
    block.extend(first.to_le_bytes());
    let field = |block: &mut Vec<u8>, tag: u16, kind: u16, count: u32, value: u32| {
        block.extend(tag.to_le_bytes());
        block.extend(kind.to_le_bytes());
        block.extend(count.to_le_bytes());
        block.extend(value.to_le_bytes());
    };
    block.extend(6_u16.to_le_bytes());
    field(&mut block, 0x010E, 2, length, data);
    field(&mut block, 0x0110, 2, length, data);
    field(&mut block, 0x0112, 3, 1, u32::from(orientation));
    field(&mut block, 0x0132, 2, length, data);
    field(&mut block, 0x013B, 2, length, data);
    field(&mut block, 0x8825, 4, 1, places);
    block.extend(copy.to_le_bytes());
    block.extend(1_u16.to_le_bytes());
    field(&mut block, 0x001D, 2, length, data);
    block.extend(0_u32.to_le_bytes());
    block.extend(1_u16.to_le_bytes());
    field(&mut block, 0x010E, 2, length, data);
    block.extend(0_u32.to_le_bytes());
    block.extend(text.as_bytes());
    block
}

/// A segment of a JPEG.
pub fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, marker], &length[..], body].concat()
}

/// A photo from a telephone.
pub fn photo() -> Vec<u8> {
    photo_of(&packed(&pixels(32, 16), ImageFormat::Jpeg))
}

/// The same around another JPEG.
pub fn photo_of(plain: &[u8]) -> Vec<u8> {
    let mut bytes = plain[..2].to_vec();
    bytes.extend(segment(0xE1, &[b"Exif\0\0", &exif(6)[..]].concat()));
    bytes.extend(segment(0xE1, format!("http://ns.adobe.com/xap/1.0/\0<x>{SECRET}</x>").as_bytes()));
    bytes.extend(segment(0xE2, format!("ICC_PROFILE\0\x01\x01{SECRET}").as_bytes()));
    bytes.extend(segment(0xED, format!("Photoshop 3.0\0{SECRET}").as_bytes()));
    bytes.extend(segment(0xFE, SECRET.as_bytes()));
    bytes.extend(&plain[2..]);
    bytes.extend(format!("ftypmp42 {SECRET}").as_bytes());
    bytes
}

/// A chunk of a PNG.
pub fn chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let covered = [&name[..], body].concat();
    let length = u32::try_from(body.len()).unwrap().to_be_bytes();
    [&length[..], &covered, &crc(&covered).to_be_bytes()].concat()
}

/// A screenshot with remarks.
pub fn screenshot() -> Vec<u8> {
    let plain = packed(&pixels(32, 16), ImageFormat::Png);
    let head = 8 + 25;
    let mut bytes = plain[..head].to_vec();
    bytes.extend(chunk(b"tEXt", format!("Author\0{SECRET}").as_bytes()));
    bytes.extend(chunk(b"tIME", &[7, 230, 3, 3, 12, 0, 0]));
    bytes.extend(chunk(b"eXIf", &exif(1)));
    bytes.extend(chunk(b"caBX", SECRET.as_bytes()));
    bytes.extend(&plain[head..]);
    bytes.extend(SECRET.as_bytes());
    bytes
}

/// A WebP with an EXIF block and XMP.
pub fn webp() -> Vec<u8> {
    let mut bytes = packed(&pixels(32, 16), ImageFormat::WebP);
    for (name, body) in [(b"EXIF", exif(3)), (b"XMP ", format!("<x>{SECRET}</x>").into_bytes())] {
        bytes.extend(name);
        bytes.extend(u32::try_from(body.len()).unwrap().to_le_bytes());
        bytes.extend(&body);
        if body.len() % 2 == 1 {
            bytes.push(0);
        }
    }
    let size = u32::try_from(bytes.len() - 8).unwrap();
    bytes[4..8].copy_from_slice(&size.to_le_bytes());
    bytes
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 })
    })
}
