person-name = Nom
person-email = Adresse courriel
person-profession = Profession
person-credentials = Titres
person-credentials-hint = Diplômes et permis tels qu’ils doivent suivre votre nom, par exemple « MD, CCMF »
person-site = Clinique ou organisme
person-site-hint = Là où vous travaillez auprès des patients
person-community = Communauté
person-community-hint = La ville ou la région desservie
person-language = Langue
person-zone = Fuseau horaire
person-own-title = À propos de vous
person-own-lead = Voici comment les autres vous voient : sur votre vignette pendant les séances, sous vos recommandations, sur votre attestation.
person-own-fixed = Tenu à jour par le pôle
person-own-fixed-hint = Quelque chose est inexact ? Écrivez à votre coordination, qui peut le modifier.
person-list-title = Personnes
person-search = Nom, adresse, clinique ou communauté
person-search-go = Chercher
person-count = { $count ->
    [one] Une personne
   *[other] { $count } personnes
}
person-none = Personne ne correspond à cette recherche.
person-all = Afficher tout le monde
notice-saved = Enregistré.
