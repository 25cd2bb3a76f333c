//! Pixels of a DICOM picture: from stored values through the picture's own window to eight bits of grey, or color as it is.

use image::{DynamicImage, GrayImage, RgbImage};

use super::element::Element;
use crate::Refusal;

/// What a data set says of its pixels.
#[derive(Default)]
pub struct Shape {
    /// Pixels from top to bottom.
    pub rows: u16,
    /// Pixels from left to right.
    pub columns: u16,
    /// Pictures.
    pub frames: u32,
    /// Whether it says that writing is burned in.
    pub burned_in: bool,
    samples: u16,
    photometric: String,
    planar: bool,
    allocated: u16,
    stored: u16,
    signed: bool,
    window: (Option<f64>, Option<f64>),
    rescale: (Option<f64>, Option<f64>),
}

impl Shape {
    /// Takes what an element says, if it is about pixels.
    pub fn learn(&mut self, element: &Element<'_>) {
        let short = || element.short().unwrap_or_default();
        match (element.group, element.number) {
            (0x0028, 0x0002) => self.samples = short(),
            (0x0028, 0x0004) => self.photometric = element.words(),
            (0x0028, 0x0006) => self.planar = short() == 1,
            (0x0028, 0x0008) => self.frames = element.words().parse().unwrap_or(1),
            (0x0028, 0x0010) => self.rows = short(),
            (0x0028, 0x0011) => self.columns = short(),
            (0x0028, 0x0100) => self.allocated = short(),
            (0x0028, 0x0101) => self.stored = short(),
            (0x0028, 0x0103) => self.signed = short() == 1,
            (0x0028, 0x0301) => self.burned_in = element.words().eq_ignore_ascii_case("YES"),
            (0x0028, 0x1050) => self.window.0 = element.decimal(),
            (0x0028, 0x1051) => self.window.1 = element.decimal(),
            (0x0028, 0x1052) => self.rescale.0 = element.decimal(),
            (0x0028, 0x1053) => self.rescale.1 = element.decimal(),
            _ => {}
        }
    }

    /// The first picture of unpacked pixels.
    pub fn picture(&self, data: &[u8]) -> Result<DynamicImage, Refusal> {
        match (self.samples, self.photometric.as_str(), self.allocated) {
            (1, "MONOCHROME1" | "MONOCHROME2", 8 | 16) => self.grey(data),
            (3, "RGB", 8) => self.color(data),
            _ => Err(Refusal::Compression),
        }
    }

    fn count(&self) -> usize {
        usize::from(self.rows) * usize::from(self.columns)
    }

    fn grey(&self, data: &[u8]) -> Result<DynamicImage, Refusal> {
        let values = self.values(data)?;
        let (slope, intercept) = (self.rescale.1.unwrap_or(1.0), self.rescale.0.unwrap_or(0.0));
        let scaled = |value: i32| f64::from(value) * slope + intercept;
        let (low, high) = match self.window {
            (Some(center), Some(width)) if width >= 1.0 => (center - width / 2.0, center + width / 2.0),
            _ => {
                let ends = |(low, high): (i32, i32), value: &i32| (low.min(*value), high.max(*value));
                let (low, high) = values.iter().fold((i32::MAX, i32::MIN), ends);
                let (one, other) = (scaled(low), scaled(high));
                (one.min(other), one.max(other))
            }
        };
        let span = if high > low { high - low } else { 1.0 };
        let inverted = self.photometric == "MONOCHROME1";
        let grey = values.into_iter().map(|value| {
            let shade = ((scaled(value) - low) / span * 255.0).round().clamp(0.0, 255.0);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte above")]
            let shade = shade as u8;
            if inverted { 255 - shade } else { shade }
        });
        let image = GrayImage::from_raw(u32::from(self.columns), u32::from(self.rows), grey.collect());
        image.map(Into::into).ok_or(Refusal::Broken)
    }

    /// The stored values, without the bits that others may have put beside them.
    fn values(&self, data: &[u8]) -> Result<Vec<i32>, Refusal> {
        let stored = u32::from(if self.stored == 0 { self.allocated } else { self.stored.min(self.allocated) });
        let value = |raw: u32| {
            let shift = 32 - stored;
            let moved = raw << shift;
            if self.signed { moved.cast_signed() >> shift } else { (moved >> shift).cast_signed() }
        };
        if self.allocated == 8 {
            let bytes = data.get(..self.count()).ok_or(Refusal::Broken)?;
            Ok(bytes.iter().map(|byte| value(u32::from(*byte))).collect())
        } else {
            let bytes = data.get(..self.count() * 2).ok_or(Refusal::Broken)?;
            let (pairs, _) = bytes.as_chunks::<2>();
            Ok(pairs.iter().map(|pair| value(u32::from(u16::from_le_bytes(*pair)))).collect())
        }
    }

    fn color(&self, data: &[u8]) -> Result<DynamicImage, Refusal> {
        let count = self.count();
        let bytes = data.get(..count * 3).ok_or(Refusal::Broken)?;
        let pixels = if self.planar {
            let (red, rest) = bytes.split_at_checked(count).ok_or(Refusal::Broken)?;
            let (green, blue) = rest.split_at_checked(count).ok_or(Refusal::Broken)?;
            red.iter().zip(green).zip(blue).flat_map(|((red, green), blue)| [*red, *green, *blue]).collect()
        } else {
            bytes.to_vec()
        };
        let image = RgbImage::from_raw(u32::from(self.columns), u32::from(self.rows), pixels);
        image.map(Into::into).ok_or(Refusal::Broken)
    }
}
