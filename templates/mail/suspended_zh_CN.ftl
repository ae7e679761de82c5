您的网站 ${view.site()} 已被暂停

您好！

您的网站 ${view.site()} 已于${view.since()}暂停，访客目前无法访问。
<#if view.reason()?has_content>

  原因：${view.reason()}
</#if>

您的文件和数据库均已保留。如有疑问或需要恢复网站，请通过您的客户账户与我们联系。
