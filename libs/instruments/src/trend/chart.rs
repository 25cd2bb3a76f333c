//! The chart as SVG: drawn in the color of the text around it, so that it works on dark pages and in forced colors.

use std::fmt::Write as _;

use super::{Trend, escape};
use crate::{exact::Exact, rule::Rule, words::Language};

const WIDTH: i64 = 640;
const HEIGHT: i64 = 280;
const LEFT: i64 = 48;
const RIGHT: i64 = 470;
const TOP: i64 = 24;
const BOTTOM: i64 = 236;
/// So many times have a label under the axis.
const LABELS: usize = 6;
/// So many points have their figure beside them.
const FIGURES: usize = 12;
/// The room of one letter of a label.
const LETTER: i64 = 8;
/// The longest label, in letters.
const LONGEST: usize = 22;

impl Trend<'_> {
    /// A small line chart: the scale on the left, bands and cut-offs as lines with their names on the right, a dot and the
    /// figure for each score; a missing score breaks the line. `id` makes the ids in the page unique. The same figures
    /// stand in [`Trend::table`]; put both on the page.
    #[must_use]
    pub fn svg(&self, language: Language, id: &str) -> String {
        let id: String = id.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" \
             aria-labelledby=\"{id}-title {id}-description\" lang=\"{}\" fill=\"currentColor\" font-size=\"13\" \
             font-family=\"sans-serif\"><title id=\"{id}-title\">{}</title><desc id=\"{id}-description\">{}</desc>",
            language.tag(),
            escape(self.instrument.names.get(language)),
            escape(&self.description(language)),
        );
        self.draw_scale(&mut svg, language);
        self.draw_cut_offs(&mut svg, language);
        self.draw_points(&mut svg, language);
        svg.push_str("</svg>");
        svg
    }

    fn draw_scale(&self, svg: &mut String, language: Language) {
        line(svg, (LEFT, BOTTOM), (RIGHT, BOTTOM), "stroke-width=\"1\"");
        line(svg, (LEFT, TOP), (LEFT, BOTTOM), "stroke-width=\"1\"");
        for figure in [self.range.0, self.range.1] {
            let text = self.shown(figure, language);
            words(svg, LEFT - 8, &self.height(figure, 4), "end", &text);
        }
    }

    /// Bands by their lower ends, and the cut-offs of flags.
    fn draw_cut_offs(&self, svg: &mut String, language: Language) {
        for outcome in &self.instrument.results {
            match &outcome.rule {
                Rule::Band { of, bands } if *of == self.key => {
                    for band in bands {
                        let (from, to) = (Exact::whole(band.from), Exact::whole(band.to));
                        if from > self.range.0 {
                            self.draw_line(svg, from);
                            let text = self.shown(from, language);
                            words(svg, LEFT - 8, &self.height(from, 4), "end", &text);
                        }
                        // The name stands in the middle of its band.
                        let middle = Exact::ratio(band.from + band.to, 2).unwrap_or(to);
                        words(svg, RIGHT + 8, &self.height(middle, 4), "start", short(band.names.get(language)));
                    }
                }
                Rule::Flag { of, at_least, above, .. } if *of == self.key => {
                    let (cut, sign) = match (at_least, above) {
                        (Some(cut), _) => (*cut, "\u{2265}"),
                        (None, Some(cut)) => (*cut, ">"),
                        (None, None) => continue,
                    };
                    self.draw_line(svg, Exact::whole(cut));
                    let word = language.pick("cut-off", "seuil");
                    words(svg, RIGHT + 8, &self.height(Exact::whole(cut), 4), "start", &format!("{word} {sign} {cut}"));
                }
                _ => {}
            }
        }
    }

    fn draw_line(&self, svg: &mut String, figure: Exact) {
        let y = self.height(figure, 0);
        let _ = write!(
            svg,
            "<line x1=\"{LEFT}\" y1=\"{y}\" x2=\"{RIGHT}\" y2=\"{y}\" stroke=\"currentColor\" stroke-dasharray=\"4 4\" \
             stroke-opacity=\"0.6\"/>"
        );
    }

    fn draw_points(&self, svg: &mut String, language: Language) {
        let count = self.points.len();
        let mut path = String::new();
        let mut pen_down = false;
        for (place, point) in self.points.iter().enumerate() {
            let x = across(place, count);
            if let Some(figure) = point.figure {
                let _ = write!(path, "{}{x} {} ", if pen_down { 'L' } else { 'M' }, self.height(figure, 0));
            }
            pen_down = point.figure.is_some();
        }
        if !path.is_empty() {
            let _ = write!(
                svg,
                "<path d=\"{}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/>",
                path.trim_end()
            );
        }
        // The first and the last time are always named.
        let step = count.saturating_sub(1).div_ceil(LABELS - 1).max(1);
        let room = usize::try_from((across(step, count) - across(0, count)) / LETTER).unwrap_or(0);
        let room = if count > 1 { room.clamp(4, LONGEST) } else { LONGEST };
        for (place, point) in self.points.iter().enumerate() {
            let x = across(place, count);
            if let Some(figure) = point.figure {
                let y = self.height(figure, 0);
                let _ = write!(svg, "<circle cx=\"{x}\" cy=\"{y}\" r=\"4\"/>");
                if count <= FIGURES {
                    words(svg, x, &self.height(figure, -9), "middle", &self.shown(figure, language));
                }
            }
            let last = place + 1 == count;
            let near_last = !last && count - place <= step && place > 0 && !(count - 1).is_multiple_of(step);
            if last || (place % step == 0 && !near_last) {
                words(svg, x, &(BOTTOM + 20).to_string(), "middle", &clipped(&point.label, room));
            }
        }
    }

    /// The y of a figure, moved down by `by`, as a decimal.
    fn height(&self, figure: Exact, by: i64) -> String {
        let (least, most) = self.range;
        let above = most.minus(figure).zip(most.minus(least)).and_then(|(above, all)| above.percent_of(all));
        let y = above.and_then(|above| above.share_of(BOTTOM - TOP)).unwrap_or(Exact::whole(0));
        y.minus(Exact::whole(-(TOP + by))).unwrap_or(y).decimals(1)
    }
}

/// The x of a place among so many: evenly spread, one alone in the middle.
fn across(place: usize, count: usize) -> i64 {
    let (first, last) = (LEFT + 32, RIGHT - 32);
    let place = i64::try_from(place).unwrap_or(0);
    match i64::try_from(count.saturating_sub(1)) {
        Ok(0) | Err(_) => (first + last) / 2,
        Ok(steps) => first + (last - first) * place / steps,
    }
}

fn line(svg: &mut String, from: (i64, i64), to: (i64, i64), how: &str) {
    let ((x1, y1), (x2, y2)) = (from, to);
    let _ = write!(svg, "<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" stroke=\"currentColor\" {how}/>");
}

fn words(svg: &mut String, x: i64, y: &str, anchor: &str, text: &str) {
    let _ = write!(svg, "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{}</text>", escape(text));
}

/// A name without what stands behind its comma or bracket.
fn short(name: &str) -> &str {
    name.split([',', '(']).next().unwrap_or(name).trim()
}

fn clipped(label: &str, room: usize) -> String {
    if label.chars().count() <= room {
        return label.to_owned();
    }
    let start: String = label.chars().take(room.saturating_sub(1)).collect();
    format!("{}…", start.trim_end())
}
