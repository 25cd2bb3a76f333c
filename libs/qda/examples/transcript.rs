//! Prints transcripts as JSON lines, a header first: `cargo run -p qda --example transcript -- FILE…`.

use qda::transcript::{Format, Options, read_file, write};

fn main() {
    for file in std::env::args().skip(1) {
        let written = read_file(file.as_ref(), &Options::default()).and_then(|transcript| {
            println!("{}", transcript.header());
            write(&file, &transcript, Format::JsonLines)
        });
        match written {
            Ok(written) => print!("{}", written.text()),
            Err(error) => eprintln!("{error}"),
        }
    }
}
