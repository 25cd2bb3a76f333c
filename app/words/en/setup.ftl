setup-title = Set up your hub
setup-lead = You become its first administrator. This takes five minutes; have your phone at hand.
setup-lead-again = This hub is set up already. With a new key from whoever runs the machine you get back in: type the mail address of your account and a new password. Leave the rest as it is.
setup-secret = Set-up key
setup-secret-hint = It stands behind “#k=” in the address that the program printed at its start. It works once, for 30 minutes; “allround admin link” prints a new one.
setup-you = You
setup-hub = The hub
setup-hub-en = Name of the hub in English
setup-hub-fr = Name of the hub in French
setup-hub-hint = As it stands in letters, for example “Northern Pain Hub”
setup-mailbox = Mail address of the hub
setup-mailbox-hint = Invitations and letters come from here, and answers go here
setup-password = Your password
setup-go = Set up the hub
fault-setup-closed = This set-up key does not work. Print a new one with “allround admin link”
notice-setup-done = The hub is set up. Now add a coordinator, who begins the first program.
notice-setup-back = You are back in. Your new password holds from now on.
