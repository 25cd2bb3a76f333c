member-list-title = The hub’s team
member-list-lead = Members work for the hub: they hold roles and sign in with a password and a code. Practitioners need neither; they register for a program.
member-new-title = Add a member
member-new-lead = We send them an invitation by mail. With it they set their own password; the link works once, for seven days.
member-new-go = Add and invite
member-roles = Roles
member-roles-title = Roles in the hub
member-role-administrator = Looks after members, mail and settings. Reads no cases.
member-role-coordinator = Runs programs, registrations, cases and sessions.
member-role-facilitator = Leads the discussion in sessions.
member-role-specialist = Advises on cases and signs letters.
member-role-evaluator = Sees attendance and answers, no case text.
member-state = Sign-in
member-ready = Password set
member-invited = Invited
member-invitation-title = Invitation
member-invitation-first = This member has not set a password yet. You may send the invitation again; older links end.
member-invitation-again = Password or phone lost? A new invitation lets the member set both anew. The old password, all links and all open logins end at once.
member-invitation-go = Send an invitation
member-mail-subject = Join the team of { $hub }
member-mail-body =
    Hello { $name },

    you are invited to the team of { $hub }. Follow this link to set your password; it works once, for { $lasts } days:

    { $link }

    Have your phone at hand: you will need an authenticator for one-time codes.
fault-member-known = We know somebody of this address already. Find them under People and give them roles there
fault-last-administrator = The hub needs an administrator. Give somebody else this role first
notice-member-invited = The invitation is on its way.
