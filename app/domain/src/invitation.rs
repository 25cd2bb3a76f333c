//! People who are asked to register for a cycle: a list of mail addresses as coordinators paste it.

use crate::fields::{Check, Faults, Fields, is_email};

/// The most people invited at once.
pub const MOST: usize = 500;

/// The most lines that a fault names.
const NAMED: usize = 8;

/// What a coordinator sends to people who are to register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The addresses in small letters, each once, in the list's order.
    pub addresses: Vec<String>,
    /// A word to them; may be empty.
    pub note: String,
    /// Whether those are written to again who were invited before and have not registered.
    pub again: bool,
}

impl Call {
    /// Reads it from `addresses`, `note`, `again`. In the list, whatever holds an @ is an address: names beside it, as address
    /// books and spreadsheets give them, count for nothing. A line without an address is a fault that names the line.
    pub fn check(fields: &Fields) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let list = check.text("addresses", 400_000);
        let note = check.maybe_text("note", 1000);
        let (addresses, bad) = read(&list);
        if !bad.is_empty() {
            let lines: Vec<_> = bad.iter().take(NAMED).map(ToString::to_string).collect();
            let more = if bad.len() > NAMED { ", …" } else { "" };
            let args = vec![("count", bad.len().to_string()), ("lines", format!("{}{more}", lines.join(", ")))];
            check.fault_with("addresses", "registration-invite-fault-lines", args);
        } else if addresses.len() > MOST {
            let args = vec![("count", addresses.len().to_string()), ("most", MOST.to_string())];
            check.fault_with("addresses", "registration-invite-fault-many", args);
        }
        let again = fields.ticked("again", "yes");
        check.done(Self { addresses, note, again })
    }
}

/// The addresses of a list, and the numbers (from 1) of lines that hold none or a broken one.
fn read(list: &str) -> (Vec<String>, Vec<usize>) {
    let (mut addresses, mut bad): (Vec<String>, _) = (Vec::new(), Vec::new());
    for (number, line) in (1..).zip(list.lines()) {
        let parts = line.split(|c: char| c.is_whitespace() || "<>,;:\"()[]".contains(c));
        let found: Vec<String> =
            parts.filter(|part| part.contains('@')).map(|part| part.trim_end_matches('.').to_lowercase()).collect();
        if (found.is_empty() && !line.trim().is_empty()) || !found.iter().all(|address| is_email(address)) {
            bad.push(number);
            continue;
        }
        for address in found {
            if !addresses.contains(&address) {
                addresses.push(address);
            }
        }
    }
    (addresses, bad)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(list: &str) -> Result<Call, Faults> {
        Call::check(&Fields::default().with("addresses", list))
    }

    #[test]
    fn addresses_are_read_as_address_books_and_spreadsheets_give_them() {
        let list = "ada@example.org\n\nOkafor, Bea <Bea@Example.org>; \"C. Roy\" <c.roy@exemple.ca>\nZoë 🌲\tzoe@example.org\tNP\n\
            mailto:ada@example.org, dan@example.org.";
        let found = call(list).unwrap();
        assert_eq!(
            found.addresses,
            ["ada@example.org", "bea@example.org", "c.roy@exemple.ca", "zoe@example.org", "dan@example.org"]
        );
        assert!(found.note.is_empty() && !found.again);
    }

    #[test]
    fn lines_without_an_address_are_named() {
        let faults = call("Name;Address\nada@example.org\nbea@\nBea").unwrap_err();
        let fault = faults.of("addresses").unwrap();
        assert_eq!(fault.key, "registration-invite-fault-lines");
        assert_eq!(fault.args, [("count", "3".to_owned()), ("lines", "1, 3, 4".to_owned())]);
        let many: String = (0..20).map(|number| format!("nobody {number}\n")).collect();
        assert_eq!(call(&many).unwrap_err().of("addresses").unwrap().args[1].1, "1, 2, 3, 4, 5, 6, 7, 8, …");
        assert_eq!(call(" \n").unwrap_err().of("addresses").unwrap().key, "fault-missing");
    }

    #[test]
    fn five_thousand_at_once_are_too_many() {
        let list: String = (0..5000).map(|number| format!("p{number}@example.org\n")).collect();
        let faults = call(&list).unwrap_err();
        let fault = faults.of("addresses").unwrap();
        assert_eq!((fault.key, fault.args[0].1.as_str()), ("registration-invite-fault-many", "5000"));
    }
}
