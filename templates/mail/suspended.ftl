Your website ${view.site()} has been suspended

Hello,

your website ${view.site()} was suspended on ${view.since()}. Visitors
cannot reach it at present.
<#if view.reason()?has_content>

  Reason: ${view.reason()}
</#if>

Your files and databases are kept. If you have any questions, or want the
website to be online again, please get in touch with us through your customer
account.
