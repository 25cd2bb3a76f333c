//! A chart with its table as a page: `cargo run -p instruments --example chart -- phq9 total 18 15 - 12 > chart.html`.

use instruments::{
    Exact, Language, find,
    trend::{Point, Trend},
};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [name, key, figures @ ..] = words.as_slice() else {
        eprintln!("chart INSTRUMENT RESULT FIGURE…   (- where there was no score)");
        return;
    };
    let Some(instrument) = find(name) else {
        eprintln!("There is no instrument of that name.");
        return;
    };
    for language in [Language::En, Language::Fr] {
        let point = |(place, figure): (usize, &String)| {
            let label = match (place, language) {
                (0, Language::En) => "Baseline".to_owned(),
                (0, Language::Fr) => "Départ".to_owned(),
                (place, Language::En) => format!("{} months", place * 3),
                (place, Language::Fr) => format!("{} mois", place * 3),
            };
            Point { label, figure: Exact::decimal(figure) }
        };
        match Trend::new(instrument, key, figures.iter().enumerate().map(point).collect()) {
            Ok(trend) => println!("{}\n{}", trend.svg(language, language.tag()), trend.table(language)),
            Err(refusal) => eprintln!("{refusal}"),
        }
    }
}
