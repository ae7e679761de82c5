<#assign names = {"site": "网页空间", "database": "数据库空间", "traffic": "本月流量"}>
您的网站 ${view.site()} 的${names[view.resource()]}已使用 ${view.threshold()}%

您好！

您的网站 ${view.site()} 的${names[view.resource()]}已达到限额的 ${view.threshold()}%。

  已使用：${view.used()}，限额：${view.limit()}
  统计日期：${view.measured()}

<#if view.threshold() gte 100>
用量已达到限额，网站可能无法正常运行。请减少用量，或在客户账户中升级套餐。
<#else>
请在达到限额之前减少用量，或在客户账户中升级套餐。
</#if>
