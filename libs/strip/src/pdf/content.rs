//! The drawing of a page: what draws is written anew; marks for other programs, and the texts in them, stay behind.

use lopdf::{Object, content::Content};

use super::keys;
use crate::Refusal;

/// A drawing that only draws.
pub struct Drawing {
    /// Its operations.
    pub bytes: Vec<u8>,
    /// Whether a mark told more than what is drawn.
    pub marked: bool,
    /// Small pictures inside it.
    pub pictures: usize,
}

/// A drawing without its marks.
pub fn bare(plain: &[u8]) -> Result<Drawing, Refusal> {
    let mut content = Content::decode(plain).map_err(|_| Refusal::Broken)?;
    let mut marked = false;
    content.operations.retain(|operation| {
        let marks = keys::MARKS.contains(&operation.operator.as_str());
        marked |= marks && operation.operands.iter().any(tells);
        !marks
    });
    let pictures = content.operations.iter().filter(|operation| operation.operator == "BI").count();
    let bytes = content.encode().map_err(|_| Refusal::Broken)?;
    Ok(Drawing { bytes, marked, pictures })
}

/// Whether a mark carries words.
fn tells(operand: &Object) -> bool {
    match operand {
        Object::String(..) => true,
        Object::Dictionary(entries) => entries.iter().any(|(_, value)| tells(value)),
        _ => false,
    }
}
