//! The professions of a tele-mentoring program: a controlled list with families, named in `words` as "profession-CODE".

/// A family of professions; reports never split finer than a family while cells are small.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// Physicians.
    Physician,
    /// Nurses and nurse practitioners.
    Nursing,
    /// Pharmacists and technicians.
    Pharmacy,
    /// Psychologists, social workers, counselors.
    PsychologySocialWork,
    /// Physiotherapists, occupational therapists and others who restore function.
    Rehabilitation,
    /// Everybody else, among them persons with lived experience.
    Other,
}

impl Family {
    /// Every family, in the order in which lists and letters show them.
    pub const ALL: [Self; 6] =
        [Self::Physician, Self::Nursing, Self::Pharmacy, Self::PsychologySocialWork, Self::Rehabilitation, Self::Other];

    /// The code; its name is the message "family-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Physician => "physician",
            Self::Nursing => "nursing",
            Self::Pharmacy => "pharmacy",
            Self::PsychologySocialWork => "psychology-social-work",
            Self::Rehabilitation => "rehabilitation",
            Self::Other => "other",
        }
    }
}

macro_rules! professions {
    ($($(#[$doc:meta])* $name:ident $code:literal $family:ident;)+) => {
        /// A profession from the controlled list.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Profession { $($(#[$doc])* $name),+ }

        impl Profession {
            /// Every profession, by family, in the order in which a choice lists them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The code, as the database keeps it.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// The family it counts in.
            pub const fn family(self) -> Family {
                match self { $(Self::$name => Family::$family),+ }
            }
        }
    };
}

professions! {
    /// Family physician or general practitioner.
    FamilyPhysician "family-physician" Physician;
    /// Physician specialized in pain medicine.
    PainPhysician "pain-physician" Physician;
    /// Anesthesiologist.
    Anesthesiologist "anesthesiologist" Physician;
    /// Physician specialized in addiction medicine.
    AddictionPhysician "addiction-physician" Physician;
    /// Psychiatrist.
    Psychiatrist "psychiatrist" Physician;
    /// Physiatrist (physical medicine and rehabilitation).
    Physiatrist "physiatrist" Physician;
    /// Neurologist.
    Neurologist "neurologist" Physician;
    /// Internist.
    Internist "internist" Physician;
    /// Any other physician.
    OtherPhysician "other-physician" Physician;
    /// Nurse practitioner.
    NursePractitioner "nurse-practitioner" Nursing;
    /// Registered nurse.
    RegisteredNurse "registered-nurse" Nursing;
    /// Registered practical nurse.
    PracticalNurse "practical-nurse" Nursing;
    /// Pharmacist.
    Pharmacist "pharmacist" Pharmacy;
    /// Pharmacy technician.
    PharmacyTechnician "pharmacy-technician" Pharmacy;
    /// Psychologist.
    Psychologist "psychologist" PsychologySocialWork;
    /// Social worker.
    SocialWorker "social-worker" PsychologySocialWork;
    /// Psychotherapist or counselor.
    Psychotherapist "psychotherapist" PsychologySocialWork;
    /// Addiction counselor.
    AddictionCounselor "addiction-counselor" PsychologySocialWork;
    /// Physiotherapist.
    Physiotherapist "physiotherapist" Rehabilitation;
    /// Occupational therapist.
    OccupationalTherapist "occupational-therapist" Rehabilitation;
    /// Kinesiologist.
    Kinesiologist "kinesiologist" Rehabilitation;
    /// Chiropractor.
    Chiropractor "chiropractor" Rehabilitation;
    /// Massage therapist.
    MassageTherapist "massage-therapist" Rehabilitation;
    /// Recreation therapist.
    RecreationTherapist "recreation-therapist" Rehabilitation;
    /// Dietitian.
    Dietitian "dietitian" Other;
    /// Dentist.
    Dentist "dentist" Other;
    /// Physician assistant.
    PhysicianAssistant "physician-assistant" Other;
    /// Community or Indigenous health worker.
    CommunityHealthWorker "community-health-worker" Other;
    /// Person with lived experience, a partner on the hub's team.
    PatientPartner "patient-partner" Other;
    /// Student or resident of a health profession.
    Student "student" Other;
    /// Administrative or research staff.
    AdministrativeStaff "administrative-staff" Other;
    /// Anything else.
    Other "other" Other;
}

impl Profession {
    /// The profession of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|profession| profession.code() == code)
    }

    /// Whether its members prescribe what chronic pain is treated with, opioids included, as Ontario lets them: physicians
    /// (Medicine Act, 1991), nurse practitioners (controlled substances since O. Reg. 275/94 as amended in 2017), dentists
    /// (Dentistry Act, 1991), and physician assistants, who prescribe under a physician's delegation (registered with the CPSO
    /// since 2025). Not counted: pharmacists, who prescribe for minor ailments and adapt, and registered nurses, who prescribe
    /// from a short list, neither of them controlled substances; students and residents, whose supervisor decides.
    pub const fn prescribes(self) -> bool {
        matches!(self.family(), Family::Physician)
            || matches!(self, Self::NursePractitioner | Self::Dentist | Self::PhysicianAssistant)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_names_one_profession() {
        for profession in Profession::ALL {
            assert_eq!(Profession::parse(profession.code()), Some(*profession));
        }
        assert_eq!(Profession::parse("wizard"), None);
    }

    #[test]
    fn physicians_nurse_practitioners_dentists_and_physician_assistants_prescribe() {
        let others: Vec<_> = Profession::ALL
            .iter()
            .filter(|profession| profession.prescribes() && profession.family() != Family::Physician)
            .map(|profession| profession.code())
            .collect();
        assert_eq!(others, ["nurse-practitioner", "dentist", "physician-assistant"]);
        assert!(Profession::FamilyPhysician.prescribes() && Profession::OtherPhysician.prescribes());
        assert!(!Profession::Pharmacist.prescribes() && !Profession::RegisteredNurse.prescribes());
    }

    #[test]
    fn every_family_has_a_profession() {
        for family in Family::ALL {
            assert!(Profession::ALL.iter().any(|profession| profession.family() == family), "{family:?}");
        }
    }
}
