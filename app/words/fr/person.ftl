person-name = Nom
person-email = Adresse courriel
person-profession = Profession
person-credentials = Titres
person-credentials-hint = Diplômes et permis tels qu’ils doivent suivre votre nom, par exemple « MD, CCMF »
person-site = Clinique ou organisme
person-site-hint = Là où vous travaillez auprès des patients
person-community = Collectivité
person-community-hint = La ville ou la région desservie
person-postal-area = Trois premiers caractères du code postal
person-postal-area-hint = Par exemple, P0L. Indique aux rapports combien de personnes travaillent en région rurale; rien d’autre du code n’est conservé.
person-fault-postal-area = Entrez les trois premiers caractères d’un code postal canadien, comme P0L, ou laissez le champ vide
person-language = Langue
person-zone = Fuseau horaire
person-own-title = À propos de vous
person-own-lead = Voici comment les autres vous voient : sur votre vignette pendant les séances, sous vos recommandations, sur votre attestation.
person-own-fixed = Tenu à jour par le pôle
person-own-fixed-hint = Quelque chose est inexact? Écrivez à votre coordination, qui peut le modifier.
person-list-title = Personnes
person-search = Nom, adresse, clinique ou collectivité
person-search-go = Chercher
person-count = { $count ->
    [one] Une personne
   *[other] { $count } personnes
}
person-none = Personne ne correspond à cette recherche.
person-all = Afficher tout le monde
person-correct-title = Corriger l’adresse ou la profession
person-correct-email-hint = Avec une nouvelle adresse, tous les liens personnels et toutes les connexions ouvertes de cette personne prennent fin. La nouvelle adresse reçoit un lien personnel et les invitations aux séances à venir.
person-correct-profession-hint = Vaut à partir de maintenant. Les chiffres des cycles gardent la profession indiquée à l’inscription.
person-fault-email-taken = Quelqu’un d’autre a déjà cette adresse. Cherchez-la sous Personnes
notice-person-corrected = C’est corrigé. Une nouvelle adresse en est avisée par courriel.
person-mail-moved-subject = Votre lien personnel vers { $hub }
person-mail-moved-body =
    Bonjour { $name },

    dorénavant, les courriels de { $hub } arrivent à cette adresse. Voici votre lien personnel. Il vous connecte sans mot de passe; gardez-le donc pour vous :
    { $link }

    Les invitations aux séances à venir auxquelles vous participez suivent, chacune dans un courriel à part.

    S’il s’agit d’une erreur, écrivez-nous : { $mailbox }

    { $hub }
person-mail-left-subject = Les courriels de { $hub } n’arrivent plus ici
person-mail-left-body =
    Bonjour,

    la coordination a changé l’adresse d’une personne qui participe aux programmes de { $hub }. Les courriels qui lui sont destinés n’arrivent plus à cette adresse, et les liens des courriels précédents ne fonctionnent plus.

    S’il s’agit d’une erreur, écrivez-nous : { $mailbox }

    { $hub }
notice-saved = Enregistré.
