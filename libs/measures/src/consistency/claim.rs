//! Finds test results in running text: "F(2, 45) = 4.55, p < .05", "χ²(1, N = 90) = 4.5, p = .03", "z = 1.3, ns".

use serde::Serialize;

/// The tests whose p can be recomputed from what is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Test {
    /// Student's t with one number of degrees of freedom.
    #[serde(rename = "t")]
    T,
    /// F with two.
    F,
    /// Chi-square with one (also Cochran's Q).
    #[serde(rename = "chi2")]
    ChiSquare,
    /// Pearson's r with n − 2.
    #[serde(rename = "r")]
    R,
    /// Standard normal.
    #[serde(rename = "z")]
    Z,
}

/// The sign between a name and a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Relation {
    /// =
    #[serde(rename = "=")]
    Equal,
    /// < or ≤
    #[serde(rename = "<")]
    Below,
    /// > or ≥
    #[serde(rename = ">")]
    Above,
}

/// A number as printed, with how far its rounding reaches to each side.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Printed {
    /// The number.
    pub value: f64,
    /// Half a unit of the last printed digit.
    pub rounding: f64,
}

/// One result found in a text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Claim {
    /// The passage.
    pub text: String,
    /// The test.
    pub test: Test,
    /// Degrees of freedom in order of print.
    pub df: Vec<f64>,
    /// Sign before the statistic.
    pub relation: Relation,
    /// The statistic.
    pub statistic: Printed,
    /// Sign before p; for "ns" it is `>`.
    pub p_relation: Relation,
    /// p; none for "ns".
    pub p: Option<Printed>,
    /// Whether the passage says one-tailed or one-sided.
    pub one_sided: bool,
}

/// How far behind a statistic its p may stand, in characters.
const REACH: usize = 80;

/// Every result in a text, in order.
pub fn claims(text: &str) -> Vec<Claim> {
    let letters: Vec<char> = text.chars().map(plain).collect();
    let original: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        match claim_at(&letters, &original, at) {
            Some((claim, end)) => {
                found.push(claim);
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// One shape for the many minus signs, spaces and letters of typesetters.
fn plain(letter: char) -> char {
    match letter {
        '\u{2212}' | '\u{2013}' | '\u{2010}' | '\u{2011}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{2002}' | '\u{2003}' | '\n' | '\r' | '\t' => ' ',
        '\u{2264}' => '<',
        '\u{2265}' => '>',
        'Χ' | 'χ' | '𝜒' | '𝛘' | '𝝌' => 'χ',
        '²' => '2',
        other => other,
    }
}

/// A place in the text that only moves on when something fits.
struct Reader<'a> {
    letters: &'a [char],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    fn spaces(&mut self) {
        while self.peek() == Some(' ') {
            self.at += 1;
        }
    }

    fn word(&mut self, word: &str) -> bool {
        let fits = word.chars().enumerate().all(|(i, letter)| {
            self.letters.get(self.at + i).is_some_and(|l| l.to_lowercase().eq(letter.to_lowercase()))
        });
        if fits {
            self.at += word.chars().count();
        }
        fits
    }

    fn relation(&mut self) -> Option<Relation> {
        self.spaces();
        let relation = match self.peek()? {
            '=' => Relation::Equal,
            '<' => Relation::Below,
            '>' => Relation::Above,
            _ => return None,
        };
        self.at += 1;
        if relation != Relation::Equal && self.peek() == Some('=') {
            self.at += 1;
        }
        self.spaces();
        Some(relation)
    }

    /// A number with its rounding: ".03", "-2.20", "1.2e-5".
    fn number(&mut self) -> Option<Printed> {
        self.spaces();
        let mut text = String::new();
        let (mut digits, mut decimals, mut point) = (0, 0_i32, false);
        if let Some(sign @ ('-' | '+')) = self.peek() {
            text.push(sign);
            self.at += 1;
            self.spaces();
        }
        while let Some(letter) = self.peek() {
            let next_is_digit = self.letters.get(self.at + 1).is_some_and(char::is_ascii_digit);
            match letter {
                '0'..='9' if digits < 30 => {
                    digits += 1;
                    decimals += i32::from(point);
                }
                '.' if !point && next_is_digit => point = true,
                _ => break,
            }
            text.push(letter);
            self.at += 1;
        }
        if digits == 0 {
            return None;
        }
        let mut exponent = 0_i32;
        let before = self.at;
        if self.word("e") {
            let negative = self.peek() == Some('-');
            if matches!(self.peek(), Some('-' | '+')) {
                self.at += 1;
            }
            let mut power = String::new();
            while let Some(digit @ '0'..='9') = self.peek() {
                power.push(digit);
                self.at += 1;
            }
            match power.parse::<i32>() {
                Ok(size) if size <= 300 => exponent = if negative { -size } else { size },
                _ => self.at = before,
            }
        }
        let value = format!("{text}e{exponent}").parse::<f64>().ok().filter(|value| value.is_finite())?;
        Some(Printed { value, rounding: 0.5 * 10_f64.powi(exponent - decimals) })
    }
}

fn claim_at(letters: &[char], original: &[char], start: usize) -> Option<(Claim, usize)> {
    if start > 0 && letters.get(start - 1).is_some_and(|before| before.is_alphanumeric() || *before == '-') {
        return None;
    }
    let mut reader = Reader { letters, at: start };
    let test = name(&mut reader)?;
    reader.spaces();
    let df = degrees(&mut reader, test)?;
    let relation = reader.relation()?;
    let statistic = reader.number()?;
    let (p_relation, p) = p_value(&mut reader)?;
    let end = reader.at;
    let after: String = letters.iter().skip(start).take(end - start + 40).collect::<String>().to_lowercase();
    let one_sided = ["one-tailed", "one tailed", "1-tailed", "one-sided", "one sided", "1-sided"]
        .iter()
        .any(|words| after.split(". ").next().is_some_and(|sentence| sentence.contains(words)));
    let text = original.iter().skip(start).take(end - start).collect();
    Some((Claim { text, test, df, relation, statistic, p_relation, p, one_sided }, end))
}

fn name(reader: &mut Reader) -> Option<Test> {
    for chi in [
        "chi-squared",
        "chi-square",
        "chi square",
        "chisquare",
        "chi^2",
        "chi2",
        "chi",
        "χ^2",
        "χ2",
        "χ 2",
        "χ",
        "x^2",
        "x2",
    ] {
        if reader.word(chi) {
            return Some(Test::ChiSquare);
        }
    }
    let test = match reader.peek()? {
        't' => Test::T,
        'F' => Test::F,
        'r' => Test::R,
        'z' | 'Z' => Test::Z,
        'Q' => Test::ChiSquare,
        _ => return None,
    };
    reader.at += 1;
    Some(test)
}

/// The degrees of freedom in brackets; a sample size among them ("N = 90") is skipped.
fn degrees(reader: &mut Reader, test: Test) -> Option<Vec<f64>> {
    let wanted = match test {
        Test::T | Test::R | Test::ChiSquare => 1,
        Test::F => 2,
        Test::Z => 0,
    };
    let mut df = Vec::new();
    let close = match reader.peek() {
        Some('(') => ')',
        Some('[') => ']',
        _ => return (wanted == 0).then_some(df),
    };
    reader.at += 1;
    loop {
        reader.spaces();
        if reader.word("df") {
            reader.relation()?;
        }
        let sample = reader.word("n");
        if sample {
            reader.relation()?;
        }
        let number = reader.number()?;
        if !sample {
            df.push(number.value);
        }
        reader.spaces();
        match reader.peek()? {
            ',' | ';' => reader.at += 1,
            letter if letter == close => {
                reader.at += 1;
                break;
            }
            _ => return None,
        }
    }
    (df.len() == wanted && df.iter().all(|d| *d > 0.0)).then_some(df)
}

/// The p behind a statistic; effect sizes may stand between them, another test or the end of the sentence may not.
fn p_value(reader: &mut Reader) -> Option<(Relation, Option<Printed>)> {
    let limit = reader.at + REACH;
    while reader.at < limit {
        let letter = reader.peek()?;
        let fresh =
            reader.at.checked_sub(1).and_then(|before| reader.letters.get(before)).is_none_or(|l| !l.is_alphanumeric());
        if fresh {
            let mut ahead = Reader { letters: reader.letters, at: reader.at };
            if ahead.word("n.s.") || (ahead.word("ns") && ahead.peek().is_none_or(|next| !next.is_alphanumeric())) {
                reader.at = ahead.at;
                return Some((Relation::Above, None));
            }
            let mut ahead = Reader { letters: reader.letters, at: reader.at };
            if (ahead.word("p-value") || ahead.word("p"))
                && let Some(relation) = ahead.relation()
                && let Some(number) = ahead.number()
            {
                reader.at = ahead.at;
                return (0.0..=1.0).contains(&number.value).then_some((relation, Some(number)));
            }
            let mut ahead = Reader { letters: reader.letters, at: reader.at };
            if let Some(test) = name(&mut ahead) {
                ahead.spaces();
                if ahead.peek() == Some('(') || test == Test::Z && ahead.relation().is_some() {
                    return None;
                }
            }
        }
        if letter == '.' && reader.letters.get(reader.at + 1) == Some(&' ') {
            return None;
        }
        reader.at += 1;
    }
    None
}
