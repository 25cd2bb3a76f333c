program-list-title = Programmes
program-new = Nouveau programme
program-new-lead = Un programme correspond à un sujet que votre pôle enseigne. Une fois créé, ajoutez-y un cycle et ses séances, puis publiez sa page pour ouvrir les inscriptions.
program-begin = Créer le programme
program-none-title = Aucun programme pour l’instant
program-none-begin = Créez le premier à partir d’un modèle : ses séances, leur déroulement et leurs durées sont fournis.
program-none-body = Les programmes du pôle paraîtront ici dès leur publication.
program-team = Pour l’équipe du pôle
program-parts = Sondages, études et rapports
program-manage = Gérer ce programme
program-settings = Paramètres du programme
program-page = Page publique
program-publish = Publier
program-hide = Retirer du site public
program-published-tag = Publié
program-hidden-tag = Non publié
program-preview = Seule l’équipe du pôle voit cette page pour l’instant. Publiez-la depuis la page de gestion du programme.
program-letters-in = { $days ->
    [one] lettres en { $days } jour ouvrable
   *[other] lettres en { $days } jours ouvrables
}
program-caption = Programme de télémentorat · { $language }
program-held-in = Offert en { $language }
program-language-en = anglais
program-language-fr = français
program-title = Titre
program-title-hint = Par exemple « Douleur chronique et bon usage des opioïdes ». L’adresse de la page publique en est tirée et ne change plus.
program-summary = Ce qu’il enseigne
program-summary-hint = Le premier paragraphe paraît en grand au haut de la page publique.
program-audience = À qui il s’adresse
program-audience-hint = Nommez les professions que vous souhaitez réunir.
program-template = Modèle de séance
program-template-weekly-90 = 90 minutes chaque semaine, un exposé, deux cas
program-template-biweekly-60 = 60 minutes toutes les deux semaines, un exposé, un cas
program-template-segment = { $name } { $minutes } min
program-language = Langue des séances
program-zone = Fuseau horaire
program-zone-hint = Les séances y gardent la même heure lors des changements d’heure.
program-disclaimer = Avis de non-responsabilité
program-disclaimer-hint = Affiché à la lecture des recommandations et imprimé au bas de chaque lettre.
program-disclaimer-usual = Les recommandations soutiennent votre propre jugement clinique et ne le remplacent pas. Aucune relation thérapeutique n’est établie entre un membre du pôle et la personne dont le cas est présenté.
program-session-reminders = Rappeler chaque séance par courriel, la veille, à toutes les personnes qui participent
program-letter-days = Jours ouvrables entre la séance et la lettre
program-letter-days-hint = Le délai que voient les présentateurs et les spécialistes.
program-letter-signatures = Signatures exigées pour une lettre
program-letter-signatures-hint = De 1 à 3, chacune d’une ou d’un spécialiste différent. La lettre part avec la dernière.
program-letter-reminders = Rappeler la lettre aux spécialistes par courriel le jour ouvrable précédant l’échéance, puis jusqu’à trois fois en cas de retard
program-follow-up-days = Jours entre la lettre et le suivi
program-follow-up-days-hint = Le moment où l’on demande à la personne qui a présenté ce qu’il est advenu de chaque recommandation.
program-floor = Quand des détails réunis désignent une personne
program-floor-hint = Des détails qui n’identifient personne isolément, comme un petit lieu, un âge et un métier rare, peuvent le faire ensemble. Si les détails d’un cas correspondent, selon une estimation sommaire, à moins de personnes que ce nombre, son auteur doit le relire et confirmer.
program-floor-11 = Moins de 11 personnes
program-floor-11-hint = Pour des cas qui ne nuiraient guère à une personne reconnue.
program-floor-15 = Moins de 15 personnes
program-floor-15-hint = Le choix habituel.
program-floor-20 = Moins de 20 personnes
program-floor-20-hint = Pour des cas qui pourraient nuire : consommation, violence, petite collectivité.
program-factors = Table de facteurs des totaux d’opioïdes
program-factors-hint = Il n’y a pas d’équivalent morphine unique : chaque total nomme sa table. Ce qui a été calculé avant un changement garde sa table.
program-factors-superseded = { $name } (remplacée)
program-factors-beside = Seconde table, pour comparaison
program-factors-beside-hint = Son total figure à côté du premier dans la vue d’un cas. Les suggestions des lignes directrices suivent la première table.
program-factors-none = Aucune
program-factors-in = totaux d’opioïdes selon { $name }
program-fault-beside = C’est déjà la table des totaux. Choisissez-en une autre, ou aucune.
program-register = S’inscrire
program-your-sessions = Vos séances
program-coming = Prochaines séances
program-coming-none = Aucune séance n’est prévue actuellement
program-coming-none-body = Pour être informé du prochain cycle, écrivez à { $mailbox }.
program-past = { $count ->
    [one] { $count } séance de ce cycle a eu lieu.
   *[other] { $count } séances de ce cycle ont eu lieu.
}
program-run = Déroulement d’une séance
program-run-welcome = Qui est là, et de quelle collectivité.
program-run-didactic = Une ou un spécialiste traite d’un sujet, avec du temps pour les questions.
program-run-case = Une praticienne ou un praticien présente un cas; tous posent des questions, puis tous conseillent, de chaque profession.
program-run-wrap-up = Ce que nous en retenons, et quelques questions brèves.
program-about = À propos de ce programme
program-free = Gratuit
program-browser = Dans votre navigateur, rien à installer
program-join = Participer
program-join-open = Les inscriptions sont ouvertes. La coordination confirme votre place par courriel.
program-join-closed = Les inscriptions sont fermées actuellement.
program-places = { $places ->
    [0] Toutes les places sont prises. Vous pouvez vous inscrire sur la liste d’attente.
    [one] Il reste { $places } place
   *[other] Il reste { $places } places
}
program-questions = Des questions? Écrivez à
notice-program-begun = Le programme est créé. Planifiez maintenant son premier cycle.
notice-program-changed = Le programme est modifié.
notice-program-published = Le programme a maintenant sa page publique.
notice-program-hidden = Le programme n’est plus sur le site public.
