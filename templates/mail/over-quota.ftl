<#assign names = {"site": "web space", "database": "database space", "traffic": "monthly traffic"}>
Your website ${view.site()} has used ${view.threshold()}% of its ${names[view.resource()]}

Hello,

your website ${view.site()} has reached ${view.threshold()}% of its ${names[view.resource()]}.

  Used:     ${view.used()} of ${view.limit()}
  Measured: ${view.measured()}

<#if view.threshold() gte 100>
The limit is reached, so the website may stop working as it should. Please
use less, or choose a larger package in your customer account.
<#else>
Please use less, or choose a larger package in your customer account, before
the limit is reached.
</#if>
