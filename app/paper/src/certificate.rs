//! The certificate of credit, as final texts, with the square that a phone reads to check it.

use domain::{certificate, voice::Voice};
use qrcode::{EcLevel, QrCode, render::svg};
use serde::Serialize;

use crate::{
    letter::{Fact, with_credentials},
    world::{self, Error, Template},
};

const TEMPLATE: Template = Template { name: "certificate", markup: include_str!("../templates/certificate.typ") };

/// A certificate in its owner's language, ready to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Certificate {
    /// "en" or "fr".
    pub language: &'static str,
    /// The hub's name.
    pub hub: String,
    /// "Certificate of participation".
    pub title: String,
    /// Before the name.
    pub before: String,
    /// The person's name, with credentials.
    pub name: String,
    /// The person's profession.
    pub profession: String,
    /// After the name: what was done and earned.
    pub after: String,
    /// The three dates and the figures.
    pub facts: Vec<Fact>,
    /// The accreditor's statement.
    pub statement: String,
    /// How to check the certificate.
    pub check: String,
    /// The address that checks it.
    pub address: String,
    /// The code, as people type it.
    pub code: String,
    /// What the square is, for those who do not see it.
    pub square_text: String,
}

impl Certificate {
    /// What a certificate says, said by a voice. `url` is the installation's own address without a trailing slash.
    pub fn of(certificate: &certificate::Certificate, url: &str, voice: &dyn Voice) -> Self {
        let certificate::Certificate { named, program, cycle, zone, code, .. } = certificate;
        let fact = |key: &str, value: String| Fact { name: voice.say(key), value };
        let dates = [("starts", voice.local_date(&certificate.starts)), ("ends", voice.local_date(&certificate.ends))];
        let dates: Vec<(&str, &str)> = dates.iter().map(|(name, date)| (*name, date.as_str())).collect();
        let sessions = voice.count("certificate-sessions", i64::from(certificate.sessions));
        let minutes = voice.count("certificate-minutes", i64::from(certificate.minutes));
        let accreditor = (!certificate.accreditor.is_empty())
            .then(|| fact("certificate-accreditor", certificate.accreditor.clone()));
        let mut facts = vec![
            fact("certificate-credits", voice.hundredths(certificate.hundredths)),
            fact("certificate-attended", format!("{sessions}, {minutes}")),
            fact("certificate-cycle", format!("{cycle}, {}", voice.tell("certificate-cycle-dates", &dates))),
            fact("certificate-earned", voice.date(certificate.earned, zone)),
            fact("certificate-issued", voice.date(certificate.issued, zone)),
        ];
        facts.extend(accreditor);
        let address = format!("{url}/verify/{code}");
        Self {
            language: voice.language().code(),
            hub: certificate.hub.get(voice.language()).to_owned(),
            title: voice.say("certificate-paper-title"),
            before: voice.say("certificate-paper-before"),
            name: with_credentials(&named.name, &named.credentials),
            profession: voice.say(&format!("profession-{}", named.profession.code())),
            after: voice.tell("certificate-paper-after", &[("program", program)]),
            facts,
            statement: certificate.statement.clone(),
            check: voice.say("certificate-paper-check"),
            square_text: voice.tell("certificate-paper-square", &[("address", &address)]),
            address,
            code: code.to_string(),
        }
    }
}

/// What the template reads: the certificate with its square drawn.
#[derive(Serialize)]
struct Drawn<'a> {
    #[serde(flatten)]
    certificate: &'a Certificate,
    square: String,
}

/// The certificate as PDF. `ident` names the document for good, as the certificate's id does.
pub fn pdf(certificate: &Certificate, ident: &str) -> Result<Vec<u8>, Error> {
    let square = square(&certificate.address).ok_or(Error { template: TEMPLATE.name, faults: 1 })?;
    world::pdf(&TEMPLATE, &Drawn { certificate, square }, ident)
}

/// The address as a QR code, as SVG; none when it is too long for one.
fn square(address: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    Some(code.render::<svg::Color<'_>>().quiet_zone(false).build())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{assert_accessible, read, text};

    fn fact(name: &str, value: &str) -> Fact {
        Fact { name: name.to_owned(), value: value.to_owned() }
    }

    fn certificate(name: &str) -> Certificate {
        Certificate {
            language: "fr",
            hub: "Pôle douleur".to_owned(),
            title: "Attestation de participation".to_owned(),
            before: "La présente atteste que".to_owned(),
            name: name.to_owned(),
            profession: "Pharmacienne ou pharmacien".to_owned(),
            after: "a participé au programme Douleur chronique et y a obtenu 2,75 crédits.".to_owned(),
            facts: vec![
                fact("Cycle", "du jeudi 3 septembre au jeudi 26 novembre 2026"),
                fact("Crédits obtenus le", "jeudi 26 novembre 2026"),
                fact("Délivrée le", "vendredi 27 novembre 2026"),
            ],
            statement: "Activité d’apprentissage agréée par le Collège des médecins de famille du Canada.".to_owned(),
            check: "Pour vérifier cette attestation :".to_owned(),
            address: "https://echo.example.org/verify/7K3M-9QWX-2TRB".to_owned(),
            code: "7K3M-9QWX-2TRB".to_owned(),
            square_text: "Code QR : adresse de vérification".to_owned(),
        }
    }

    #[test]
    fn the_certificate_says_who_what_when_and_how_to_check() {
        let pdf = pdf(&certificate("Zoë Tremblay"), "certificate-1").unwrap();
        assert_accessible(&pdf, "Attestation de participation – Zoë Tremblay");
        let Some(text) = text(&pdf) else { return };
        assert_eq!(
            text,
            "Pôle douleur Attestation de participation La présente atteste que Zoë Tremblay Pharmacienne ou pharmacien \
             a participé au programme Douleur chronique et y a obtenu 2,75 crédits. \
             Cycle : du jeudi 3 septembre au jeudi 26 novembre 2026 Crédits obtenus le : jeudi 26 novembre 2026 \
             Délivrée le : vendredi 27 novembre 2026 \
             Activité d’apprentissage agréée par le Collège des médecins de famille du Canada. \
             Pour vérifier cette attestation : https://echo.example.org/verify/7K3M-9QWX-2TRB 7K3M-9QWX-2TRB"
        );
    }

    #[test]
    fn any_name_fits_on_one_page() {
        let long = "Anne-Marie-Joséphine de la Vérendrye-Champlain ".repeat(8);
        for name in ["", "李", "محمد علي", "👩🏽‍⚕️", long.as_str(), "x".repeat(400).as_str()] {
            let pdf = pdf(&certificate(name), "certificate-1").unwrap();
            let Some(info) = read("pdfinfo", &[], &pdf) else { return };
            assert!(info.lines().any(|line| line.split_whitespace().eq(["Pages:", "1"])), "{name}: {info}");
        }
    }

    #[test]
    fn an_address_too_long_for_a_square_is_refused() {
        let mut endless = certificate("Ada");
        endless.address = "x".repeat(4_000);
        assert_eq!(pdf(&endless, "x"), Err(Error { template: "certificate", faults: 1 }));
    }
}
