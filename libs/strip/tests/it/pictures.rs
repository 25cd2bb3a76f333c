//! Photos, screenshots and scans.

use image::{DynamicImage, GenericImageView, ImageFormat, Rgba, RgbaImage};
use strip::{Kind, Refusal, clean, limits};

use crate::{
    codes,
    made::picture::{chunk, packed, photo, pixels, screenshot, segment, webp},
    tells,
};

#[test]
fn a_photo_keeps_its_pixels_and_nothing_else() {
    let photo = photo();
    assert!(tells(&photo));
    let clean = clean(&photo).unwrap();
    assert_eq!(clean.kind, Kind::Jpeg);
    assert!(!tells(&clean.bytes));
    assert_eq!(
        codes(&clean),
        ["gps", "time", "author", "camera", "description", "thumbnail", "editing", "color-profile", "trailing"]
    );
    assert_eq!((clean.text.as_str(), clean.sights), ("", 1));
}

#[test]
fn a_photo_taken_upright_stands_upright() {
    let clean = clean(&photo()).unwrap();
    let image = image::load_from_memory(&clean.bytes).unwrap();
    // Held to the side (6): what was left is on top.
    assert_eq!((clean.size, image.dimensions()), (Some((16, 32)), (16, 32)));
    let (above, below) = (image.get_pixel(8, 4), image.get_pixel(8, 28));
    assert!(above[0] > 150 && above[2] < 80, "{above:?}");
    assert!(below[2] > 150 && below[0] < 80, "{below:?}");
}

#[test]
fn a_photo_without_anything_beside_it_has_nothing_to_tell() {
    let clean = clean(&packed(&pixels(8, 8), ImageFormat::Jpeg)).unwrap();
    assert_eq!(codes(&clean), [""; 0]);
}

#[test]
fn a_screenshot_keeps_every_pixel_and_nothing_else() {
    let clean = clean(&screenshot()).unwrap();
    assert_eq!(clean.kind, Kind::Png);
    assert!(!tells(&clean.bytes));
    assert_eq!(image::load_from_memory(&clean.bytes).unwrap().to_rgb8(), pixels(32, 16).to_rgb8());
    assert_eq!(codes(&clean), ["gps", "time", "author", "camera", "description", "thumbnail", "editing", "trailing"]);
}

#[test]
fn a_webp_becomes_a_jpeg_or_with_glass_a_png() {
    let opaque = clean(&webp()).unwrap();
    assert_eq!((opaque.kind, opaque.size), (Kind::Jpeg, Some((32, 16))));
    assert!(!tells(&opaque.bytes));
    assert!(codes(&opaque).contains(&"gps"));
    let glass: DynamicImage = RgbaImage::from_pixel(4, 4, Rgba([1, 2, 3, 4])).into();
    let glass = clean(&packed(&glass, ImageFormat::WebP)).unwrap();
    assert_eq!(glass.kind, Kind::Png);
    assert_eq!(image::load_from_memory(&glass.bytes).unwrap().get_pixel(0, 0), Rgba([1, 2, 3, 4]));
}

#[test]
fn a_name_decides_nothing_and_other_kinds_are_refused() {
    for bytes in [&b"GIF89a....."[..], b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"MZ", b"BM", b"hello", b"II*\0"] {
        assert_eq!(clean(bytes), Err(Refusal::Kind));
    }
    assert_eq!(clean(b""), Err(Refusal::Empty));
    assert_eq!(clean(&vec![0xFF; limits::FILE + 1]), Err(Refusal::Large));
}

#[test]
fn a_picture_of_ten_thousand_megapixels_is_refused_before_its_pixels_are_made() {
    let mut head = 100_000_u32.to_be_bytes().repeat(2);
    head.extend([8, 6, 0, 0, 0]);
    let png = [b"\x89PNG\r\n\x1A\n".to_vec(), chunk(b"IHDR", &head), chunk(b"IDAT", b""), chunk(b"IEND", b"")].concat();
    assert_eq!(clean(&png), Err(Refusal::Pixels));
    let frame = segment(0xC0, &[8, 0xFF, 0xFF, 0xFF, 0xFF, 1, 1, 0x11, 0]);
    assert_eq!(clean(&[&[0xFF, 0xD8][..], &frame, &[0xFF, 0xD9]].concat()), Err(Refusal::Pixels));
}

#[test]
fn a_picture_larger_than_a_screen_is_made_smaller() {
    let clean = clean(&packed(&pixels(6000, 40), ImageFormat::Png)).unwrap();
    assert_eq!(clean.size, Some((3000, 20)));
}

#[test]
fn a_jpeg_that_is_drawn_over_and_over_is_refused() {
    let plain = packed(&pixels(8, 8), ImageFormat::Jpeg);
    let scan = plain.windows(2).position(|pair| pair == [0xFF, 0xDA]).unwrap();
    let (head, scan) = (&plain[..scan], &plain[scan..plain.len() - 2]);
    let many = [head, &scan.repeat(limits::SCANS + 1), &[0xFF, 0xD9]].concat();
    assert_eq!(clean(&many), Err(Refusal::Bomb));
}

#[test]
fn a_picture_that_breaks_off_is_refused() {
    for whole in [photo(), screenshot(), webp()] {
        assert_eq!(clean(&whole[..whole.len() / 2]), Err(Refusal::Broken));
    }
}
