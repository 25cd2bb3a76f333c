//! Holds what we write against the standard's own schema, with a small reader of the parts of XML Schema it uses.

use std::collections::HashMap;

use crate::{
    limits::{Limits, Node, Xml},
    refi::{Guid, element::Element, valid},
};

const PROJECT: &str = include_str!("../../../tests/schema/Project.xsd");
const CODEBOOK: &str = include_str!("../../../tests/schema/Codebook.xsd");

struct Schema {
    namespace: String,
    types: HashMap<String, Element>,
    roots: HashMap<String, String>,
}

fn read(name: &str, text: &[u8]) -> Element {
    let mut xml = Xml::new(name, text, &Limits::default()).unwrap();
    loop {
        if let Some(Node::Open(tag)) = xml.next().unwrap() {
            return Element::read(&mut xml, tag).unwrap();
        }
    }
}

impl Schema {
    fn of(text: &str) -> Self {
        let schema = read("schema", text.as_bytes());
        let namespace = schema.attribute("targetNamespace").unwrap().to_owned();
        let name = |element: &Element| element.attribute("name").unwrap().to_owned();
        let roots = schema.all("element").map(|e| (name(e), e.attribute("type").unwrap().to_owned())).collect();
        let types = schema.children.into_iter().filter(|child| child.name().ends_with("Type"));
        Self { namespace, roots, types: types.map(|child| (name(&child), child)).collect() }
    }

    fn check(&self, text: &[u8]) -> Result<(), String> {
        let root = read("document", text);
        let namespace = root.tag.attributes.iter().find(|(key, _)| key == "xmlns").map(|(_, value)| value.as_str());
        if namespace != Some(self.namespace.as_str()) {
            return Err(format!("the namespace is {namespace:?}"));
        }
        let kind = self.roots.get(root.name()).ok_or("an unknown root")?;
        self.element(&root, kind)
    }

    fn element(&self, element: &Element, kind: &str) -> Result<(), String> {
        let Some(found) = self.types.get(kind) else {
            return self.simple(&element.text, kind).map_err(|fault| format!("{}: {fault}", element.name()));
        };
        if found.name() == "simpleType" {
            return self.simple(&element.text, kind);
        }
        self.attributes(element, found)?;
        let mut left = element.children.as_slice();
        for group in found.children.iter().filter(|child| matches!(child.name(), "sequence" | "choice")) {
            left = self.group(group, left)?;
        }
        match left.first() {
            Some(child) => Err(format!("{} may not stand here in {}", child.name(), element.name())),
            None => Ok(()),
        }
    }

    fn attributes(&self, element: &Element, kind: &Element) -> Result<(), String> {
        let declared: Vec<_> = kind.all("attribute").collect();
        for attribute in &declared {
            let (name, kind) = (attribute.attribute("name").unwrap(), attribute.attribute("type").unwrap());
            match element.attribute(name) {
                Some(value) => {
                    self.simple(value, kind).map_err(|fault| format!("{}/{name}: {fault}", element.name()))?
                }
                None if attribute.attribute("use") == Some("required") => {
                    return Err(format!("{} has no {name}", element.name()));
                }
                None => {}
            }
        }
        for (key, _) in &element.tag.attributes {
            if key != "xmlns" && !declared.iter().any(|attribute| attribute.attribute("name") == Some(key)) {
                return Err(format!("{} may not have {key}", element.name()));
            }
        }
        Ok(())
    }

    /// Takes from the front what a group permits, and returns what is left.
    fn group<'a>(&self, group: &Element, mut left: &'a [Element]) -> Result<&'a [Element], String> {
        let (least, most) = bounds(group);
        let mut times = 0;
        while times < most {
            let before = left.len();
            for part in &group.children {
                left = match part.name() {
                    "element" => self.repeated(part, left)?,
                    "choice" | "sequence" => self.group(part, left)?,
                    other => return Err(format!("the schema's {other} is not known here")),
                };
                if group.name() == "choice" && left.len() < before {
                    break;
                }
            }
            times += 1;
            if left.len() == before {
                break;
            }
        }
        if times < least { Err("a group is missing".into()) } else { Ok(left) }
    }

    fn repeated<'a>(&self, part: &Element, mut left: &'a [Element]) -> Result<&'a [Element], String> {
        let (name, kind) = (part.attribute("name").unwrap(), part.attribute("type").unwrap());
        let (least, most) = bounds(part);
        let mut times = 0;
        while let Some((first, rest)) = left.split_first().filter(|(first, _)| times < most && first.name() == name) {
            self.element(first, kind)?;
            left = rest;
            times += 1;
        }
        // Inside of a choice another element may stand instead.
        let chosen = matches!(name, "TextSource" | "PictureSource" | "PDFSource" | "AudioSource" | "VideoSource");
        if times < least && !chosen { Err(format!("there is no {name}")) } else { Ok(left) }
    }

    fn simple(&self, value: &str, kind: &str) -> Result<(), String> {
        let good = match kind {
            "xsd:string" => true,
            "xsd:boolean" => valid::boolean(value),
            "xsd:integer" => valid::integer(value),
            "xsd:decimal" => valid::decimal(value),
            "xsd:date" => valid::date(value),
            "xsd:dateTime" => valid::date_time(value),
            "GUIDType" => Guid::new(value).standard(),
            "RGBType" => valid::color(value),
            other => {
                let restriction = self.types.get(other).and_then(|kind| kind.all("restriction").next()).ok_or(other)?;
                restriction.all("enumeration").any(|word| word.attribute("value") == Some(value))
            }
        };
        if good { Ok(()) } else { Err(format!("{value:?} is no {kind}")) }
    }
}

fn bounds(element: &Element) -> (usize, usize) {
    let least = element.attribute("minOccurs").map_or(1, |least| least.parse().unwrap());
    let most = match element.attribute("maxOccurs") {
        Some("unbounded") => usize::MAX,
        Some(most) => most.parse().unwrap(),
        None => 1,
    };
    (least, most)
}

/// Nothing, or what is wrong with a project's XML.
pub fn project(text: &[u8]) -> Result<(), String> {
    Schema::of(PROJECT).check(text)
}

/// Nothing, or what is wrong with a codebook.
pub fn codebook(text: &[u8]) -> Result<(), String> {
    Schema::of(CODEBOOK).check(text)
}

#[test]
fn the_checker_knows_good_from_bad() {
    let guid = "5215cc69-b628-4e02-afb9-9beeaee55808";
    let document =
        |inside: &str| format!("<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"x\">{inside}</Project>").into_bytes();
    let code = format!("<CodeBook><Codes><Code guid=\"{guid}\" name=\"a\" isCodable=\"true\"/></Codes></CodeBook>");
    let user = format!("<Users><User guid=\"{{{guid}}}\"/></Users>");
    assert_eq!(project(&document(&format!("{user}{code}"))), Ok(()));
    for (inside, fault) in [
        (format!("{code}{user}"), "Users may not stand here in Project"),
        ("<Users/>".to_owned(), "there is no User"),
        ("<Sets></Sets>".to_owned(), "there is no Set"),
        ("<Users><User guid=\"1\"/></Users>".to_owned(), "User/guid: \"1\" is no GUIDType"),
        ("<Users><User name=\"1\"/></Users>".to_owned(), "User has no guid"),
        (code.replace("name=", "nome="), "Code has no name"),
        (code.replace("name=", "color=\"red\" name="), "Code/color: \"red\" is no RGBType"),
        (
            format!("<Variables><Variable guid=\"{guid}\" name=\"a\" typeOfVariable=\"Number\"/></Variables>"),
            "Variable/typeOfVariable: \"Number\" is no typeOfVariableType",
        ),
    ] {
        assert_eq!(project(&document(&inside)), Err(fault.to_owned()));
    }
    assert!(codebook(b"<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\"><Codes/></CodeBook>").is_err());
    assert!(codebook(b"<CodeBook xmlns=\"urn:QDA-XML:codebook:0:4\"/>").is_err());
}
