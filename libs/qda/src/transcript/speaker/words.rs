//! Words that stand before a colon and name nobody, and words for people without a name.

/// First words (lower case) of what is no name: discourse, headings, clinical headings, in English and French.
pub(super) const NOBODY: &str = "
note notes nb n.b n.b. ps p.s p.s. re fyi tl;dr e.g e.g. i.e i.e. ex example examples warning caution danger important
reminder remember remark remarks tip tips hint fact facts question questions answer answers topic topics subject title
heading header summary conclusion conclusions result results recommendation recommendations agenda minutes date dates
time times duration length place location venue room: present attendees participants speakers: absent apologies regrets
transcript transcription transcriber recording recorded file filename source language languages kind format version
project interview: author editor created modified url link links website email e-mail mail phone tel fax address
page pages slide slides figure fig fig. table chart step steps part parts section chapter item items point points
option options phase week day days session module lesson rule goal goals objective objectives aim aims issue
issues case cases problem problems solution plan plans assessment subjective diagnosis diagnoses history medication
medications medicine dose doses dosage allergies age sex gender weight height name names status outcome outcomes method
methods background discussion introduction context theme themes code codes category quote quotes key keys
legend total score average mean number numbers ratio scale first firstly second secondly third thirdly next then finally
lastly also and but or so because however therefore thus hence moreover furthermore meanwhile anyway okay ok yes yeah no
nope well right sure look listen see wait now today tomorrow yesterday here there this that these those what when where
which who whose whom why how if as at in on for from by with without about after before until since to of the a an my our
your his her their its it is are was were be being been do does did can could would should might must let lets
let's i'm i've i'd we you he she they it's that's there's here's what's one two three four five six seven eight nine ten
monday tuesday wednesday thursday friday saturday sunday january february march july
september october november december http https ftp mailto www
remarque remarques nota attention avertissement rappel exemple exemples conseil astuce sujet sujets objet titre résumé
résultat résultats recommandation recommandations ordre compte-rendu durée heure heures lieu endroit
présents présences absents participantes enregistrement enregistré fichier langue projet auteur auteure créé
modifié lien liens courriel téléphone adresse diapositive diapo tableau étape étapes partie chapitre
semaine jour jours séance leçon règle but buts objectif objectifs enjeu enjeux cas problème problèmes
évaluation diagnostic antécédents médicament médicaments posologie allergies âge sexe poids taille nom noms statut
méthode méthodes contexte thème thèmes catégorie citation citations clé légende moyenne nombre échelle
premièrement deuxièmement troisièmement premier première deuxième troisième ensuite puis enfin
finalement aussi et mais ou donc car cependant toutefois ainsi alors oui non bon bien voilà voici regardez écoutez
maintenant aujourd'hui demain hier ici là ce cet cette ces ceci cela ça quoi quand où qui que quel quelle quels
quelles pourquoi comment si à au aux dans sur pour par avec sans après avant depuis des les un une mon ma
mes notre nos votre vos son sa ses leur leurs il elle ils elles on nous vous je tu c'est j'ai deux trois quatre cinq
thanks thank hello hi hey great sorry please exactly absolutely correct true false maybe perhaps good bye goodbye
welcome honestly basically actually anyways merci bonjour bonsoir salut désolé désolée exactement absolument peut-être
parfait super bref bienvenue d'accord
réponse réponses lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août
septembre octobre novembre décembre";

/// People without a name: accepted in any case, with or without a number behind.
pub(super) const ROLES: &str = "
speaker speakers participant respondent interviewer interviewee moderator facilitator co-facilitator host co-host
narrator announcer presenter panelist panellist chair chairperson operator interpreter translator researcher student
teacher doctor nurse physician pharmacist patient clinician caregiver client man woman male female boy girl child voice
audience unknown everyone all group q a i r p m f int mod res
intervenant intervenante intervieweur intervieweuse enquêteur enquêtrice enquêté enquêtée participant participante
animateur animatrice modérateur modératrice médecin infirmier infirmière pharmacien pharmacienne
homme femme voix inconnu inconnue tous locuteur locutrice interprète";

/// Small words inside a name.
pub(super) const LINKS: &str = "de da di do du des del della van von der den ter ten zu la le el al ad bin ibn ben abu y e et and & of o' d' dos das";
