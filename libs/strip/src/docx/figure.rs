//! Drawings in a DOCX: pictures and the text of boxes go over, everything else of a drawing stays behind.

use super::element::Element;
use crate::limits;

/// What a drawing shows.
#[derive(Default)]
pub struct Figure {
    /// Its pictures: which, and what is cut off at the left, top, right and bottom, in hundred-thousandths.
    pub pictures: Vec<(String, [u32; 4])>,
    /// Its paragraphs of text.
    pub paragraphs: Vec<String>,
    /// Its width and height on the page, in 914,400ths of an inch, when it says them.
    pub extent: Option<(u64, u64)>,
}

/// What a drawing shows.
pub fn of(drawing: &Element) -> Figure {
    let mut figure = Figure::default();
    look(drawing, &mut figure, 0);
    figure
}

fn look(element: &Element, figure: &mut Figure, depth: usize) {
    if depth > limits::DEPTH {
        return;
    }
    match element.name.as_str() {
        "wp:extent" => {
            let side = |name| element.attribute(name).and_then(|side| side.parse().ok());
            figure.extent = figure.extent.or(side("cx").zip(side("cy")));
        }
        "a:blip" => {
            if let Some(id) = element.attribute("r:embed") {
                figure.pictures.push((id.to_owned(), [0; 4]));
            }
        }
        // What is cut off stands behind the picture that it is cut off from.
        "a:srcRect" => {
            let side = |name| element.attribute(name).and_then(|side| side.parse().ok()).unwrap_or(0_u32).min(100_000);
            if let Some((_, cut)) = figure.pictures.last_mut() {
                *cut = [side("l"), side("t"), side("r"), side("b")];
            }
        }
        "v:imagedata" => {
            if let Some(id) = element.attribute("r:id") {
                figure.pictures.push((id.to_owned(), [0; 4]));
            }
        }
        "w:p" => {
            let mut text = String::new();
            letters(element, &mut text, 0);
            figure.paragraphs.push(text);
            return;
        }
        "mc:Fallback" => return,
        _ => {}
    }
    for inside in element.elements() {
        look(inside, figure, depth + 1);
    }
}

/// The text of a paragraph, without what was deleted.
fn letters(element: &Element, text: &mut String, depth: usize) {
    if depth > limits::DEPTH {
        return;
    }
    match element.name.as_str() {
        "w:t" => text.push_str(&element.text()),
        "w:tab" | "w:br" => text.push(' '),
        "w:del" | "w:moveFrom" | "w:pPr" | "mc:Fallback" => {}
        "w:r" if hidden(element) => {}
        _ => element.elements().for_each(|inside| letters(inside, text, depth + 1)),
    }
}

/// Whether a run is not shown.
pub fn hidden(run: &Element) -> bool {
    let vanish = run.first("w:rPr").and_then(|look| look.first("w:vanish"));
    vanish.is_some_and(|vanish| !matches!(super::value(vanish), "0" | "false" | "off"))
}
