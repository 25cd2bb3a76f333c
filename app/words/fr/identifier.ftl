identifier-date = « { $found } » ressemble à une date. Écrivez plutôt depuis combien de temps, par exemple « il y a environ trois mois », ou l’année seule
identifier-phone = « { $found } » ressemble à un numéro de téléphone ou de télécopieur. Retirez-le
identifier-email = « { $found } » ressemble à une adresse courriel. Retirez-la
identifier-url = « { $found } » ressemble à une adresse Web. Retirez-la, ou nommez la source en mots
identifier-health-card = « { $found } » ressemble à un numéro de carte santé. Retirez-le : le cas reçoit son propre code
identifier-social-insurance = « { $found } » ressemble à un numéro d’assurance sociale. Retirez-le
identifier-postal-code = « { $found } » ressemble à un code postal. Écrivez plutôt « une petite ville » ou « un milieu rural »
identifier-record = « { $found } » ressemble à un numéro de dossier ou de compte. Retirez-le : le cas reçoit son propre code
