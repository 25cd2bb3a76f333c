login-title = Se connecter
login-lead = Saisissez votre adresse courriel. Nous vous enverrons un lien personnel qui vous connecte : aucun mot de passe à retenir.
login-email = Adresse courriel
login-send = M’envoyer un lien
login-staff-title = Membres de l’équipe du pôle
login-by-password = Se connecter avec votre mot de passe
login-sent-title = Consultez votre boîte de réception
login-sent-body = Si nous connaissons l’adresse saisie, un courriel contenant un lien personnel est en route. Le lien fonctionne une seule fois, pendant 30 minutes.
login-sent-nothing = Rien reçu après quelques minutes? Regardez dans le courrier indésirable, vérifiez l’adresse ou demandez à la coordination de votre programme quelle adresse elle a pour vous.
login-again = Essayer une autre adresse
login-link-title = Se connecter avec votre lien personnel
login-link-body = Un clic et vous y êtes. Nous le demandons parce que certains logiciels de messagerie ouvrent chaque lien pour le vérifier.
login-link-go = Continuer en tant que { $name }
login-link-other = Vous n’êtes pas { $name }? Fermez alors cette page : le lien est personnel.
login-gone-title = Ce lien ne fonctionne plus
login-gone-body = Il a déjà servi ou son délai est écoulé. Demandez-en un nouveau; il arrive en une minute ou deux.
login-password-title = Se connecter avec votre mot de passe
login-locked-lead = Vous êtes en ligne en tant que { $name }. Votre travail comme membre de l’équipe du pôle exige aussi votre mot de passe et un code.
login-locked-body = Vous êtes venu par un lien personnel. Si cette page relève de votre travail dans l’équipe du pôle, saisissez votre mot de passe pour l’ouvrir.
login-locked-action = Saisir votre mot de passe
login-password = Mot de passe
login-code = Code
login-code-hint = Les six chiffres qu’affiche maintenant votre application d’authentification
login-out-title = Votre session a pris fin
login-out-body = Ce que vous avez saisi n’a pas été enregistré, mais se trouve encore sur cette page, tant que vous la laissez ouverte.
login-out-locked = Entre-temps, vous avez suivi un lien personnel, peut-être dans une autre fenêtre. Pour ceci, il faut de nouveau votre mot de passe et un code.
login-out-first = Connectez-vous. Une nouvelle fenêtre s’ouvre à cet effet.
login-out-then = Revenez à cette fenêtre et envoyez de nouveau.
login-out-sign-in = Se connecter dans une nouvelle fenêtre
login-out-send = Envoyer de nouveau
login-password-lost = Mot de passe oublié ou téléphone perdu? Demandez une nouvelle invitation à une administratrice ou à un administrateur de votre pôle.
login-credentials-title = Définir votre mot de passe
login-credentials-lead = Les membres de l’équipe du pôle voient des cas et des renseignements personnels. Un mot de passe et un code de votre téléphone les protègent.
login-credentials-mail = Pour définir votre premier mot de passe, nous devons savoir que vous lisez vous-même votre courrier. Demandez un lien, suivez-le dans les 30 minutes, puis définissez le mot de passe.
login-current-password = Votre mot de passe actuel
login-new-password = Nouveau mot de passe
login-new-password-hint = Au moins 12 caractères. Quelques mots sans rapport entre eux sont faciles à retenir et difficiles à deviner.
login-authenticator-title = Ajouter une application d’authentification
login-authenticator-body = Ouvrez une application d’authentification sur votre téléphone (Google Authenticator, Microsoft Authenticator, FreeOTP ou votre gestionnaire de mots de passe) et numérisez cette image.
login-authenticator-picture = Image à numériser avec une application d’authentification
login-authenticator-key = Impossible de numériser? Saisissez plutôt cette clé :
login-first-code-hint = Les six chiffres que l’application affiche ensuite
login-mail-subject = Votre lien vers { $hub }
login-mail-body =
    Bonjour { $name },

    ce lien vous connecte à { $hub }. Il n’appartient qu’à vous et fonctionne une seule fois, pendant { $lasts } minutes :

    { $link }

    Si vous ne l’avez pas demandé, ne faites rien : sans ce lien, personne n’entre.
notice-signed-out = Votre session est fermée.
