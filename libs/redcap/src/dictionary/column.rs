//! The eighteen columns and the names they go by.

/// The header of a data dictionary, to the letter.
pub const HEADER: [&str; 18] = [
    "Variable / Field Name",
    "Form Name",
    "Section Header",
    "Field Type",
    "Field Label",
    "Choices, Calculations, OR Slider Labels",
    "Field Note",
    "Text Validation Type OR Show Slider Number",
    "Text Validation Min",
    "Text Validation Max",
    "Identifier?",
    "Branching Logic (Show field only if...)",
    "Required Field?",
    "Custom Alignment",
    "Question Number (surveys only)",
    "Matrix Group Name",
    "Matrix Ranking?",
    "Field Annotation",
];

/// The same columns as REDCap's programming interface calls them.
const INTERFACE: [&str; 18] = [
    "field_name",
    "form_name",
    "section_header",
    "field_type",
    "field_label",
    "select_choices_or_calculations",
    "field_note",
    "text_validation_type_or_show_slider_number",
    "text_validation_min",
    "text_validation_max",
    "identifier",
    "branching_logic",
    "required_field",
    "custom_alignment",
    "question_number",
    "matrix_group_name",
    "matrix_ranking",
    "field_annotation",
];

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Name,
    Form,
    Section,
    Type,
    Label,
    Choices,
    Note,
    Validation,
    Least,
    Greatest,
    Identifier,
    Branching,
    Required,
    Alignment,
    Number,
    Matrix,
    Ranking,
    Annotation,
}

impl Column {
    pub(crate) const ALL: [Self; 18] = [
        Self::Name,
        Self::Form,
        Self::Section,
        Self::Type,
        Self::Label,
        Self::Choices,
        Self::Note,
        Self::Validation,
        Self::Least,
        Self::Greatest,
        Self::Identifier,
        Self::Branching,
        Self::Required,
        Self::Alignment,
        Self::Number,
        Self::Matrix,
        Self::Ranking,
        Self::Annotation,
    ];

    /// Its name in the header.
    pub(crate) fn title(self) -> &'static str {
        HEADER.get(self as usize).copied().unwrap_or_default()
    }

    /// The column that a cell of a header names; case and outer spaces aside.
    pub(super) fn named(cell: &str) -> Option<Self> {
        let is = |name: &&str| name.eq_ignore_ascii_case(cell.trim());
        let older = match cell.trim() {
            "Choices OR Calculations" => Some(Self::Choices as usize),
            "Text Validation Type" => Some(Self::Validation as usize),
            _ => None,
        };
        let place = HEADER.iter().position(is).or_else(|| INTERFACE.iter().position(is));
        Self::ALL.get(place.or(older)?).copied()
    }
}
