//! X-rays and ultrasound pictures.

use image::ImageFormat;
use strip::{Clean, Kind, Refusal, clean};

use crate::{
    codes,
    made::{
        dicom::{Made, scan},
        picture::{packed, photo_of, pixels},
    },
    tells,
};

const IMPLICIT: &str = "1.2.840.10008.1.2";
const EXPLICIT: &str = "1.2.840.10008.1.2.1";
const JPEG: &str = "1.2.840.10008.1.2.4.50";

fn grey(clean: &Clean) -> Vec<u8> {
    image::load_from_memory(&clean.bytes).unwrap().to_luma8().into_raw()
}

#[test]
fn an_x_ray_becomes_a_png_of_its_pixels() {
    for syntax in [IMPLICIT, EXPLICIT] {
        let file = scan(syntax);
        assert!(tells(&file));
        let clean = clean(&file).unwrap();
        assert_eq!((clean.kind, clean.size, clean.burned_in), (Kind::Png, Some((2, 2)), false));
        assert!(!tells(&clean.bytes));
        assert_eq!(grey(&clean), [0, 64, 128, 255]);
        assert_eq!(codes(&clean), ["patient", "study", "private"]);
    }
}

#[test]
fn its_own_window_decides_what_is_black_and_white() {
    let values = [0_i16, -100, 50, 100].map(i16::to_le_bytes).concat();
    let file = Made::new(EXPLICIT)
        .grey(2, 2, (16, 16))
        .short(0x0028, 0x0103, 1)
        .element(0x0028, 0x1050, b"DS", b"40\\300")
        .element(0x0028, 0x1051, b"DS", b"100\\1500")
        .element(0x0028, 0x1052, b"DS", b"-10")
        .element(0x0028, 0x1053, b"DS", b"1")
        .with_pixels(&values);
    // After the intercept -10, -110, 40, 90; the window goes from -10 to 90.
    assert_eq!(grey(&clean(&file).unwrap()), [0, 0, 128, 255]);
}

#[test]
fn a_picture_whose_zero_is_white_is_turned() {
    let file =
        Made::new(EXPLICIT).grey(1, 2, (8, 8)).element(0x0028, 0x0004, b"CS", b"MONOCHROME1").with_pixels(&[0, 255]);
    assert_eq!(grey(&clean(&file).unwrap()), [255, 0]);
}

#[test]
fn colors_come_by_pixel_or_by_plane() {
    for (planar, bytes) in [(0, [1, 2, 3, 4, 5, 6]), (1, [1, 4, 2, 5, 3, 6])] {
        let file = Made::new(EXPLICIT)
            .grey(1, 2, (8, 8))
            .short(0x0028, 0x0002, 3)
            .element(0x0028, 0x0004, b"CS", b"RGB")
            .short(0x0028, 0x0006, planar)
            .with_pixels(&bytes);
        let clean = clean(&file).unwrap();
        assert_eq!(image::load_from_memory(&clean.bytes).unwrap().to_rgb8().into_raw(), [1, 2, 3, 4, 5, 6]);
    }
}

#[test]
fn a_packed_picture_is_unpacked_without_what_its_camera_wrote() {
    let code = photo_of(&packed(&pixels(32, 16), ImageFormat::Jpeg));
    let item = |body: &[u8]| {
        let filled = [body, &[0][..body.len() % 2]].concat();
        [&[0xFE, 0xFF, 0x00, 0xE0][..], &u32::try_from(filled.len()).unwrap().to_le_bytes(), &filled].concat()
    };
    let file = Made::new(JPEG)
        .grey(16, 32, (8, 8))
        .raw(&[0xE0, 0x7F, 0x10, 0x00, b'O', b'B', 0, 0, 0xFF, 0xFF, 0xFF, 0xFF])
        .raw(&item(b""))
        .raw(&item(&code))
        .raw(&[0xFE, 0xFF, 0xDD, 0xE0, 0, 0, 0, 0])
        .done();
    let clean = clean(&file).unwrap();
    assert_eq!((clean.kind, clean.size), (Kind::Png, Some((32, 16))));
    assert!(!tells(&clean.bytes));
}

#[test]
fn writing_that_is_burned_in_is_told() {
    let file = Made::new(EXPLICIT).grey(1, 1, (8, 8)).element(0x0028, 0x0301, b"CS", b"YES").with_pixels(&[9, 9]);
    assert!(clean(&file).unwrap().burned_in);
}

#[test]
fn a_sequence_of_untold_length_is_passed_over_whole() {
    let open = [0xFF; 4];
    let mut sequence = [&[0x08, 0, 0x40, 0x11, b'S', b'Q', 0, 0][..], &open].concat();
    // Nested a thousand times: counted, not called.
    for _ in 0..1000 {
        sequence.extend([0xFE, 0xFF, 0x00, 0xE0]);
        sequence.extend(open);
    }
    for _ in 0..1000 {
        sequence.extend([0xFE, 0xFF, 0x0D, 0xE0, 0, 0, 0, 0]);
    }
    sequence.extend([0xFE, 0xFF, 0xDD, 0xE0, 0, 0, 0, 0]);
    let file = Made::new(EXPLICIT).raw(&sequence).grey(1, 2, (8, 8)).with_pixels(&[0, 255]);
    assert_eq!(grey(&clean(&file).unwrap()), [0, 255]);
}

#[test]
fn what_cannot_be_read_is_refused_with_its_reason() {
    assert_eq!(clean(&scan("1.2.840.10008.1.2.4.90")), Err(Refusal::Compression));
    assert_eq!(clean(&Made::new(EXPLICIT).told().done()), Err(Refusal::NoPicture));
    assert_eq!(clean(&Made::new(EXPLICIT).grey(2, 2, (8, 8)).with_pixels(&[1, 2])), Err(Refusal::Broken));
    assert_eq!(clean(&Made::new(EXPLICIT).grey(60_000, 60_000, (8, 8)).with_pixels(&[1, 2])), Err(Refusal::Pixels));
    let lies = Made::new(EXPLICIT).raw(&[0x10, 0, 0x10, 0, b'U', b'N', 0, 0, 0xF0, 0xFF, 0xFF, 0xFF]).done();
    assert_eq!(clean(&lies), Err(Refusal::Broken));
}
