survey-mail-closes = Il est ouvert jusqu’au { $when }.
survey-mail-privacy =
    Qui peut voir quoi : les coordonnatrices et coordonnateurs de votre pôle ne voient aucune réponse. Les réponses sont conservées sous un code et non sous votre nom. Seules les personnes que le pôle désigne lisent les réponses, et elles ne voient aucun nom. La personne qui exploite la machine et détient le fichier de clé pourrait retrouver à qui appartient un code; si une personne administratrice le fait, un motif est exigé et toutes les personnes concernées le voient. Le pôle peut voir que ce courriel vous a été envoyé.
survey-invitation-subject = Un sondage de votre programme : { $survey }
survey-invitation-body =
    Bonjour { $name },

    Le programme « { $program } » vous invite à répondre à un sondage : { $survey }. Vos réponses sont conservées à chaque page; vous pouvez continuer plus tard avec le lien ci-dessous. { $closes }

    { $address }

    { $privacy }

    { $hub }
survey-reminder-subject = Rappel : { $survey }
survey-reminder-body =
    Bonjour { $name },

    Nous n’avons pas encore reçu vos réponses complètes au sondage du programme « { $program } » : { $survey }. Si vous ne souhaitez pas répondre, c’est tout à fait correct, et personne ne vous demandera pourquoi. { $closes }

    { $address }

    { $privacy }

    { $hub }
