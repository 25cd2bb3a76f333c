//! Writes one part anew, and reads out its text on the way: what is told is what is written.

use std::collections::BTreeSet;

use super::{
    element::{Element, Node},
    figure,
    package::{Package, Relation},
    pictures::Pictures,
    styles::Styles,
    value, vocabulary,
    write::{Part, escape},
};
use crate::{Dropped, Refusal, limits};

/// A pixel on a page at 96 dots an inch, in 914,400ths of an inch.
const PIXEL: u64 = 9525;

/// A part on its way.
pub struct Writing<'a, 'b> {
    styles: &'a Styles,
    pictures: &'a mut Pictures,
    package: &'a mut Package<'b>,
    relations: &'a [Relation],
    out: String,
    text: String,
    dropped: BTreeSet<Dropped>,
    /// The headers and footers that sections name, in the order of their numbers: which of the two, and the path.
    pub margins: Vec<(String, String)>,
    used: BTreeSet<usize>,
    /// The style that is being written, for its name.
    style: String,
}

impl<'a, 'b> Writing<'a, 'b> {
    /// Nothing yet.
    pub fn new(
        styles: &'a Styles,
        pictures: &'a mut Pictures,
        package: &'a mut Package<'b>,
        relations: &'a [Relation],
    ) -> Self {
        Self {
            styles,
            pictures,
            package,
            relations,
            out: String::new(),
            text: String::new(),
            dropped: BTreeSet::new(),
            margins: Vec::new(),
            used: BTreeSet::new(),
            style: String::new(),
        }
    }

    /// The part, its text and what stayed behind.
    pub fn done(self, name: &str, text: &mut String, dropped: &mut BTreeSet<Dropped>) -> Result<Part, Refusal> {
        text.push_str(&self.text);
        dropped.extend(self.dropped);
        if text.len() > limits::TEXT {
            return Err(Refusal::Bomb);
        }
        let kinds = self.margins.into_iter().map(|(kind, _)| kind).collect();
        Ok(Part { name: name.to_owned(), xml: self.out, pictures: self.used, margins: kinds })
    }

    fn inside(&mut self, element: &Element, depth: usize) -> Result<(), Refusal> {
        element.elements().try_for_each(|inside| self.element(inside, depth + 1))
    }

    /// Writes an element with what is inside it, as far as it is known.
    pub fn element(&mut self, element: &Element, depth: usize) -> Result<(), Refusal> {
        if depth > limits::DEPTH {
            return Err(Refusal::Bomb);
        }
        if element.name == "mc:AlternateContent" {
            let shown = element.first("mc:Choice").or_else(|| element.first("mc:Fallback"));
            return shown.map_or(Ok(()), |shown| self.inside(shown, depth));
        }
        let Some(local) = element.name.strip_prefix("w:") else { return Ok(()) };
        if vocabulary::OPENED.contains(&local) {
            self.dropped.extend(vocabulary::told(local));
            return self.inside(element, depth);
        }
        match local {
            "t" => self.letters(element),
            "r" if figure::hidden(element) => {
                self.dropped.insert(Dropped::HiddenText);
            }
            "drawing" | "pict" | "object" => self.figure(element)?,
            "headerReference" | "footerReference" => self.margin(element, local),
            "name" if !self.style.is_empty() => {
                let name = self.styles.name(&self.style).unwrap_or("Style");
                self.out.push_str(&format!("<w:name w:val=\"{}\"/>", escape(name)));
            }
            // What stands before the items of a list is read like text.
            "lvlText" => {
                let before: String = value(element).chars().take(vocabulary::VALUE).collect();
                self.out.push_str(&format!("<w:lvlText w:val=\"{}\"/>", escape(&before)));
                self.text.push_str(&before.replace('%', " "));
                self.text.push('\n');
            }
            "instrText" => {
                self.dropped.insert(Dropped::Links);
            }
            _ if vocabulary::STYLED.contains(&local) => {
                if let Some(id) = self.styles.id(value(element)) {
                    self.out.push_str(&format!("<{} w:val=\"{id}\"/>", element.name));
                }
            }
            _ if vocabulary::KEPT.contains(&local) => self.kept(element, local, depth)?,
            _ => self.dropped.extend(vocabulary::told(local)),
        }
        Ok(())
    }

    fn kept(&mut self, element: &Element, local: &str, depth: usize) -> Result<(), Refusal> {
        self.out.push_str(&format!("<{}", element.name));
        if depth == 0 {
            self.out.push_str(super::write::LANGUAGES);
        }
        if local == "style" {
            element.attribute("w:styleId").unwrap_or_default().clone_into(&mut self.style);
            if let Some(id) = self.styles.id(&self.style) {
                self.out.push_str(&format!(" w:styleId=\"{id}\""));
            }
        }
        for (name, value) in &element.attributes {
            let known = name.strip_prefix("w:").is_some_and(|name| vocabulary::ATTRIBUTES.contains(&name));
            if known && value.len() <= vocabulary::VALUE {
                self.out.push_str(&format!(" {name}=\"{}\"", escape(value)));
            }
        }
        if element.children.iter().any(|node| matches!(node, Node::Element(_))) {
            self.out.push('>');
            self.inside(element, depth)?;
            self.out.push_str(&format!("</{}>", element.name));
        } else {
            self.out.push_str("/>");
        }
        match local {
            "p" | "br" | "cr" => self.text.push('\n'),
            // A stop in the settings of a paragraph has a place; one in a line has none.
            "tab" if element.attribute("w:pos").is_none() => self.text.push(' '),
            "style" => self.style.clear(),
            "noBreakHyphen" => self.text.push('-'),
            "sym" => {
                self.dropped.insert(Dropped::Objects);
            }
            _ => {}
        }
        Ok(())
    }

    fn letters(&mut self, element: &Element) {
        let letters = element.text();
        self.out.push_str("<w:t xml:space=\"preserve\">");
        self.out.push_str(&escape(&letters));
        self.out.push_str("</w:t>");
        self.text.push_str(&letters);
    }

    fn margin(&mut self, element: &Element, local: &str) {
        let id = element.attribute("r:id").unwrap_or_default();
        let kind = if local == "headerReference" { "header" } else { "footer" };
        let found =
            self.relations.iter().find(|relation| relation.id == id && relation.kind == kind && !relation.outside);
        let Some(relation) = found else { return };
        let known = self.margins.iter().position(|(_, target)| *target == relation.target);
        let number = known.unwrap_or_else(|| {
            self.margins.push((kind.to_owned(), relation.target.clone()));
            self.margins.len() - 1
        });
        let which = element.attribute("w:type").filter(|which| matches!(*which, "default" | "first" | "even"));
        let which = which.unwrap_or("default");
        self.out.push_str(&format!("<{} w:type=\"{which}\" r:id=\"m{}\"/>", element.name, number + 1));
    }

    fn figure(&mut self, element: &Element) -> Result<(), Refusal> {
        let figure = figure::of(element);
        if figure.pictures.is_empty() && figure.paragraphs.is_empty() {
            self.dropped.insert(Dropped::Objects);
        }
        for (id, cut) in &figure.pictures {
            let relation = self.relations.iter().find(|relation| relation.id == *id);
            if let Some(number) = self.pictures.take(self.package, relation, *cut)? {
                self.used.insert(number);
                self.picture(number, figure.extent);
            }
        }
        for paragraph in figure.paragraphs {
            let written = escape(&paragraph);
            self.out.push_str(&format!("<w:t xml:space=\"preserve\">{written}</w:t><w:br/>"));
            self.text.push_str(&paragraph);
            self.text.push('\n');
        }
        Ok(())
    }

    fn picture(&mut self, number: usize, extent: Option<(u64, u64)>) {
        let (width, height) = extent.unwrap_or((400 * PIXEL, 300 * PIXEL));
        self.out.push_str(&format!("<w:drawing><wp:inline><wp:extent cx=\"{width}\" cy=\"{height}\"/><wp:docPr id=\"{number}\" name=\"{number}\"/>\
             <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>\
             <pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"{number}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>\
             <a:blip r:embed=\"p{number}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>\
             <a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/>\
             </a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
        ));
    }
}
