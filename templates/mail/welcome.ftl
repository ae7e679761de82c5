Your website ${view.site()} is ready

Hello,

your website has been set up and is online.

  Website:       ${view.site()}
  Paid through:  ${view.paidThrough()}
  Control panel: ${view.panel()}
  Panel user:    ${view.user()}

To open the control panel, sign in to your customer account and follow the
link to the panel there: it signs you in. We send no password by e-mail, and
never ask for one.
