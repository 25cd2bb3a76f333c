login-title = Sign in
login-lead = Type your mail address. We send you a personal link that signs you in: there is no password to remember.
login-email = Mail address
login-send = Send me a link
login-staff-title = Members of the hub’s team
login-by-password = Sign in with your password
login-sent-title = Check your mailbox
login-sent-body = If we know the address you typed, a mail with a personal link is on its way. The link works once, for 30 minutes.
login-sent-nothing = Nothing there after a few minutes? Check the junk folder, check the address, or ask your program’s coordinator which address they have for you.
login-again = Try another address
login-link-title = Sign in with your personal link
login-link-body = One click and you are in. We ask for it because some mail programs open every link to check it.
login-link-go = Continue as { $name }
login-link-other = Not { $name }? Then close this page: the link is personal.
login-gone-title = This link no longer works
login-gone-body = It was used already, or its time is over. Ask for a new one; it arrives within a minute or two.
login-password-title = Sign in with your password
login-locked-lead = You are signed in as { $name }. What you do as a member of the hub’s team needs your password and a code as well.
login-locked-body = You came by a personal link. If this page is part of your work in the hub’s team, enter your password to open it.
login-locked-action = Enter your password
login-password = Password
login-code = Code
login-code-hint = The six digits that your authenticator shows now
login-out-title = You are signed out
login-out-body = What you typed was not saved, but it is still on this page and will be as long as you leave it open.
login-out-locked = You came by a personal link in the meantime, perhaps in another window. For this you need your password and code again.
login-out-first = Sign in. A new window opens for that.
login-out-then = Come back to this window and send it again.
login-out-sign-in = Sign in in a new window
login-out-send = Send it again
login-password-lost = Password or phone lost? Ask an administrator of your hub for a new invitation.
login-credentials-title = Set your password
login-credentials-lead = Members of the hub’s team see cases and people’s details. A password and a code from your phone keep them safe.
login-credentials-mail = To set your first password we must know that you read your mail yourself. Ask for a link, follow it within 30 minutes, and set the password then.
login-current-password = Your present password
login-new-password = New password
login-new-password-hint = At least 12 characters. A few words that do not belong together are easy to remember and hard to guess.
login-authenticator-title = Add an authenticator
login-authenticator-body = Open an authenticator on your phone (Google Authenticator, Microsoft Authenticator, FreeOTP, your password manager) and scan this picture.
login-authenticator-picture = Picture to scan with an authenticator
login-authenticator-key = Cannot scan? Type this key instead:
login-first-code-hint = The six digits that the authenticator shows after that
login-mail-subject = Your link to { $hub }
login-mail-body =
    Hello { $name },

    this link signs you in to { $hub }. It is yours alone and works once, for { $lasts } minutes:

    { $link }

    If you did not ask for it, do nothing: without the link nobody gets in.
notice-signed-out = You are signed out.
