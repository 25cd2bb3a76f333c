//! `cargo run -p mme --example sig`: reads directions from standard input and prints what was understood.

use std::io::BufRead;

fn main() -> std::io::Result<()> {
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let sig = mme::sig::Sig::parse(&line, false);
        let span = |span: Option<[mme::Ratio; 2]>| span.map_or("-".into(), |[low, high]| format!("{low}..{high}"));
        println!(
            "{line} | {} {:?} | {}/day | {:?} | prn {} | most {} |{}{}",
            span(sig.dose),
            sig.unit,
            span(sig.per_day),
            sig.route,
            sig.prn,
            sig.most.map_or("-".into(), |(most, _)| most.to_string()),
            if sig.sequence { " sequence" } else { "" },
            if sig.unclear { " UNCLEAR" } else { "" }
        );
    }
    Ok(())
}
