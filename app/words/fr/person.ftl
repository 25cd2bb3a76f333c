person-name = Nom
person-email = Adresse courriel
person-profession = Profession
person-credentials = Titres
person-credentials-hint = Diplômes et permis tels qu’ils doivent suivre votre nom, par exemple « MD, CCMF »
person-site = Clinique ou organisme
person-site-hint = Là où vous travaillez auprès des patients
person-community = Communauté
person-community-hint = La ville ou la région desservie
person-postal-area = Trois premiers caractères du code postal
person-postal-area-hint = Par exemple, P0L. Indique aux rapports combien de personnes travaillent en région rurale; rien d’autre du code n’est conservé.
person-fault-postal-area = Entrez les trois premiers caractères d’un code postal canadien, comme P0L, ou laissez le champ vide
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
