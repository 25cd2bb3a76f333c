setup-title = Configurer votre pôle
setup-lead = Vous en serez la première personne administratrice. Cela prend cinq minutes; ayez votre téléphone à portée de main.
setup-lead-again = Ce pôle est déjà configuré. Une nouvelle clé, fournie par la personne qui gère la machine, vous y fait revenir : saisissez l’adresse courriel de votre compte et un nouveau mot de passe. Laissez le reste tel quel.
setup-secret = Clé de configuration
setup-secret-hint = Elle suit « #k= » dans l’adresse que le programme a affichée à son démarrage. Elle fonctionne une seule fois, pendant 30 minutes; « allround admin link » en affiche une nouvelle.
setup-you = Vous
setup-hub = Le pôle
setup-hub-en = Nom du pôle en anglais
setup-hub-fr = Nom du pôle en français
setup-hub-hint = Tel qu’il figure dans les lettres, par exemple « Pôle douleur du Nord »
setup-mailbox = Adresse courriel du pôle
setup-mailbox-hint = Les invitations et les lettres partent d’ici, et les réponses y arrivent
setup-password = Votre mot de passe
setup-go = Configurer le pôle
fault-setup-closed = Cette clé de configuration ne fonctionne pas. Affichez-en une nouvelle avec « allround admin link »
notice-setup-done = Le pôle est configuré. Ajoutez maintenant une coordonnatrice ou un coordonnateur, qui lancera le premier programme.
notice-setup-back = Vous y êtes de nouveau. Votre nouveau mot de passe vaut dès maintenant.
