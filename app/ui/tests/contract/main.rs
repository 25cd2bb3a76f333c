//! The HTML contract: every component against the official fixtures of GOV.UK Frontend 6.6 (`tests/fixtures`).
//!
//! A fixture is left out only when it uses an option that [`LEFT_OUT`] names with a reason; the numbers of fixtures
//! compared stand in [`COMPONENTS`], so none can drop out unseen.
#![expect(clippy::expect_used, reason = "tests")]

mod escape;
mod fields;
mod markup;
mod options;
mod parts;

use std::{collections::BTreeSet, fs, path::Path};

use options::Options;
use serde_json::Value;

type Build = fn(&Options) -> String;

macro_rules! show {
    ($build:path) => {
        |options| $build(options).to_string()
    };
}

/// Name, how it is built, fixtures compared, fixtures there are.
const COMPONENTS: &[(&str, Build, usize, usize)] = &[
    ("back-link", show!(parts::back_link), 7, 7),
    ("breadcrumbs", show!(parts::breadcrumbs), 12, 12),
    ("button", show!(parts::button), 38, 38),
    ("character-count", show!(fields::character_count), 19, 34),
    ("checkboxes", show!(fields::checkboxes), 42, 42),
    ("date-input", show!(fields::date_input), 50, 50),
    ("details", show!(parts::details), 10, 10),
    ("error-message", show!(parts::error_message), 9, 9),
    ("error-summary", show!(parts::error_summary), 17, 19),
    ("fieldset", show!(fields::fieldset), 18, 18),
    ("hint", show!(parts::hint), 6, 6),
    ("input", show!(fields::input), 43, 45),
    ("inset-text", show!(parts::inset_text), 6, 6),
    ("label", show!(fields::label), 17, 17),
    ("language-navigation", show!(parts::language_navigation), 13, 13),
    ("notification-banner", show!(parts::notification_banner), 21, 21),
    ("pagination", show!(parts::pagination), 15, 15),
    ("panel", show!(parts::panel), 9, 19),
    ("password-input", show!(fields::password_input), 12, 12),
    ("radios", show!(fields::radios), 43, 43),
    ("select", show!(fields::select), 19, 19),
    ("service-navigation", show!(parts::service_navigation), 15, 33),
    ("skip-link", show!(parts::skip_link), 9, 9),
    ("summary-list", show!(parts::summary_list), 30, 30),
    ("table", show!(parts::table), 21, 21),
    ("tag", show!(parts::tag), 12, 12),
    ("task-list", show!(parts::task_list), 10, 11),
    ("textarea", show!(fields::textarea), 18, 18),
    ("warning-text", show!(parts::warning_text), 8, 8),
];

/// What we do not have: component, option (or a fixture's whole name after "="), reason.
const LEFT_OUT: &[(&str, &str, &str)] = &[
    ("character-count", "maxwords", "our limits are characters"),
    ("character-count", "words", "our limits are characters"),
    ("character-count", "countType", "our limits are characters"),
    ("character-count", "countMessage", "one look for every counter"),
    ("character-count", "=to configure in JavaScript", "the server knows the limit"),
    ("character-count", "=with neither maxlength nor maxwords set", "the server knows the limit"),
    ("character-count", "=with neither maxlength, maxwords nor textarea description set", "the server knows the limit"),
    ("error-summary", "=autofocus disabled", "a summary without errors shows nothing"),
    ("error-summary", "=autofocus explicitly enabled", "a summary without errors shows nothing"),
    ("input", "prefix.attributes", "a sign needs none"),
    ("input", "suffix.attributes", "a unit needs none"),
    ("panel", "actions", "questions are pages or dialogs with buttons, not panels"),
    ("panel", "=interruption with custom classes", "a panel confirms, it does not interrupt"),
    ("panel", "=interruption, no actions", "a panel confirms, it does not interrupt"),
    ("service-navigation", "serviceName", "the name stands in the header of our own"),
    ("service-navigation", "slots", "the header of our own carries account and language"),
    ("service-navigation", "menuButtonLabel", "the button's word says enough"),
    ("task-list", "=with empty values", "a list has no gaps that count"),
];

fn fixtures(component: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/{component}.json"));
    let text = fs::read_to_string(&path).expect("a fixture file");
    serde_json::from_str(&text).expect("fixtures are JSON")
}

#[test]
fn every_component_renders_the_official_html() {
    let mut faults = Vec::new();
    let mut used = BTreeSet::new();
    for (component, build, wanted, there) in COMPONENTS {
        let all = fixtures(component);
        let mut compared = 0;
        for fixture in &all {
            let name = fixture["name"].as_str().expect("a name");
            let options = Options::new(&fixture["options"]);
            let ours = build(&options);
            let mut missing = options.unread();
            missing.insert(format!("={name}"));
            let excuse = |path: &str| {
                let fits =
                    |option: &str| if option.starts_with('=') { path == option } else { path.starts_with(option) };
                LEFT_OUT.iter().find(|(of, option, _)| of == component && fits(option))
            };
            let excuses: Vec<_> = missing.iter().filter_map(|path| excuse(path)).collect();
            missing.retain(|path| excuse(path).is_none() && !path.starts_with('='));
            if !missing.is_empty() && excuses.is_empty() {
                faults.push(format!("{component}, {name}: nobody reads {missing:?}"));
            }
            if !excuses.is_empty() {
                used.extend(excuses.iter().map(|(of, option, _)| (*of, *option)));
                continue;
            }
            compared += 1;
            let (ours, theirs) = (markup::normal(&ours), markup::normal(fixture["html"].as_str().expect("html")));
            if ours != theirs {
                faults.push(format!("{component}, {name}:\n--- theirs\n{theirs}\n--- ours\n{ours}"));
            }
        }
        if (compared, all.len()) != (*wanted, *there) {
            faults.push(format!("{component}: compared {compared} of {}, not {wanted} of {there}", all.len()));
        }
    }
    for (component, option, _) in LEFT_OUT {
        if !used.contains(&(*component, *option)) {
            faults.push(format!("{component}: no fixture needs {option} to be left out"));
        }
    }
    assert!(faults.is_empty(), "{} faults\n\n{}", faults.len(), faults.join("\n\n"));
}
