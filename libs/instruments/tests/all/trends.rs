//! Changes over time, in words, as a chart, and as a table.

use instruments::{
    Code, Exact, Language, find,
    trend::{Direction, Point, Trend},
};

fn point(label: &str, figure: Option<&str>) -> Point {
    Point { label: label.to_owned(), figure: figure.map(|figure| Exact::decimal(figure).unwrap()) }
}

fn trend(name: &str, key: &str, figures: &[Option<&str>]) -> Trend<'static> {
    let points = figures.iter().enumerate().map(|(place, figure)| point(&format!("T{place}"), *figure)).collect();
    Trend::new(find(name).unwrap(), key, points).unwrap()
}

#[test]
fn a_change_names_bands_direction_and_the_published_change_that_matters() {
    let isi = trend("isi", "total", &[Some("22"), Some("17")]).change().unwrap();
    assert_eq!((isi.direction, isi.matters()), (Direction::Better, Some(false)));
    assert_eq!(
        isi.sentence(Language::En),
        "From 22 (clinical insomnia, severe) to 17 (clinical insomnia, moderate): 5 points lower, which is better. This is \
         less than the published change that matters, 6 points (Yang M et al. Interpreting score differences in the Insomnia \
         Severity Index. Curr Med Res Opin 2009;25:2487-2494.)."
    );
    let odi = trend("odi", "percent", &[Some("35.5"), Some("45.5")]).change().unwrap();
    assert_eq!((odi.direction, odi.matters()), (Direction::Worse, Some(true)));
    assert!(odi.sentence(Language::Fr).starts_with(
        "De 35,5 (modérée) à 45,5 (sévère) : 10 points de pourcentage de plus, ce qui est une détérioration. Cela atteint"
    ));
}

#[test]
fn more_is_better_on_the_dire_and_no_change_is_said_as_such() {
    let dire = trend("dire", "total", &[Some("12"), Some("15")]).change().unwrap();
    assert_eq!((dire.direction, dire.matters()), (Direction::Better, None));
    assert_eq!(
        dire.sentence(Language::En),
        "From 12 (not suitable for long-term opioid treatment) to 15 (suitable for long-term opioid treatment): 3 points \
         higher, which is better."
    );
    let same = trend("pdi", "total", &[Some("30"), Some("30")]).change().unwrap();
    assert_eq!(same.sentence(Language::Fr), "De 30 à 30 : aucun changement.");
}

#[test]
fn a_change_runs_from_the_first_score_to_the_last_and_skips_times_without_one() {
    let change = trend("peg", "mean", &[None, Some("8"), None, Some("6.5"), None]).change().unwrap();
    assert_eq!(change.difference, Exact::ratio(-3, 2).unwrap());
    assert_eq!(change.percent, Exact::ratio(-75, 4));
    assert_eq!(trend("peg", "mean", &[None, Some("8")]).change(), None);
    assert_eq!(trend("peg", "mean", &[Some("0"), Some("8")]).change().unwrap().percent, None);
}

#[test]
fn a_figure_that_cannot_be_one_of_the_instrument_is_refused() {
    let peg = find("peg").unwrap();
    assert_eq!(Trend::new(peg, "mean", vec![point("", Some("10.1"))]).unwrap_err().code, Code::OutOfRange);
    assert_eq!(Trend::new(peg, "total", vec![]).unwrap_err().code, Code::BadShape);
    assert_eq!(
        find("phq9").unwrap().change("band", Exact::whole(1), Exact::whole(2)).unwrap_err().code,
        Code::BadShape
    );
}

#[test]
fn the_chart_has_a_name_a_description_and_the_scores_in_text() {
    let svg = trend("phq9", "total", &[Some("18"), None, Some("12")]).svg(Language::En, "case 7/phq9");
    assert!(svg.contains("role=\"img\" aria-labelledby=\"case7phq9-title case7phq9-description\" lang=\"en\""));
    assert!(svg.contains("<title id=\"case7phq9-title\">Patient Health Questionnaire, 9 items (PHQ-9)</title>"));
    assert!(svg.contains("from 0 to 27, higher is worse. Scores: 2. From 18 (moderately severe) to 12 (moderate)"));
    for text in [">18<", ">12<", ">T0<", ">T1<", ">T2<", ">moderately severe<"] {
        assert!(svg.contains(text), "{text}");
    }
    // The line is broken where there was no score.
    assert!(svg.contains("M80 94.7 M438 141.8"));
}

#[test]
fn the_table_says_the_same_in_french() {
    assert_eq!(
        trend("gad7", "total", &[Some("16"), None, Some("9")]).table(Language::Fr),
        "<table><caption>Échelle du trouble d&#39;anxiété généralisée, 7 questions (GAD-7)</caption><thead><tr>\
         <th scope=\"col\">Moment</th><th scope=\"col\">Score</th><th scope=\"col\">Niveau</th>\
         <th scope=\"col\">Écart depuis le premier</th></tr></thead><tbody>\
         <tr><th scope=\"row\">T0</th><td>16</td><td>sévère</td><td></td></tr>\
         <tr><th scope=\"row\">T1</th><td>aucun score</td><td></td><td></td></tr>\
         <tr><th scope=\"row\">T2</th><td>9</td><td>légère</td><td>\u{2212}7</td></tr></tbody></table>"
    );
}

#[test]
fn labels_of_many_times_do_not_run_into_each_other() {
    let many: Vec<Option<&str>> = vec![Some("5"); 23];
    let svg = trend("gad7", "total", &many).svg(Language::En, "x");
    let shown = (0..23).filter(|place| svg.contains(&format!(">T{place}<"))).collect::<Vec<_>>();
    assert_eq!(shown, [0, 5, 10, 15, 22]);
}
