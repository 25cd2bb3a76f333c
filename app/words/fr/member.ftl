member-list-title = L’équipe du pôle
member-list-lead = Les membres travaillent pour le pôle : ils ont des rôles et se connectent avec un mot de passe et un code. Les cliniciens n’en ont pas besoin; ils s’inscrivent à un programme.
member-new-title = Ajouter un membre
member-new-lead = Nous lui envoyons une invitation par courriel, qui lui permet de définir son propre mot de passe; le lien fonctionne une seule fois, pendant sept jours.
member-new-go = Ajouter et inviter
member-roles = Rôles
member-roles-title = Rôles dans le pôle
member-role-administrator = S’occupe des membres, du courrier et des paramètres. Ne lit aucun cas.
member-role-coordinator = Gère les programmes, les inscriptions, les cas et les séances.
member-role-facilitator = Anime la discussion pendant les séances.
member-role-specialist = Conseille sur les cas et signe les lettres.
member-role-evaluator = Voit les présences et les réponses, aucun texte de cas.
member-state = Connexion
member-ready = Mot de passe défini
member-invited = Membre invité
member-invitation-title = Invitation
member-invitation-first = Ce membre n’a pas encore défini de mot de passe. Vous pouvez renvoyer l’invitation; les liens précédents cessent de fonctionner.
member-invitation-again = Mot de passe oublié ou téléphone perdu? Une nouvelle invitation permet au membre de tout redéfinir. L’ancien mot de passe, tous les liens et toutes les sessions ouvertes prennent fin immédiatement.
member-invitation-go = Envoyer une invitation
member-mail-subject = Joignez-vous à l’équipe de { $hub }
member-mail-body =
    Bonjour { $name },

    l’équipe de { $hub } vous invite à vous joindre à elle. Suivez ce lien pour définir votre mot de passe; il fonctionne une seule fois, pendant { $lasts } jours :

    { $link }

    Ayez votre téléphone à portée de main : il vous faudra une application d’authentification pour les codes à usage unique.
fault-member-known = Nous connaissons déjà une personne à cette adresse. Trouvez-la sous Personnes et donnez-lui des rôles
fault-last-administrator = Le pôle a besoin d’une administratrice ou d’un administrateur. Donnez d’abord ce rôle à une autre personne
notice-member-invited = L’invitation est en route.
