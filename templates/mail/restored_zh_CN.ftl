您的网站 ${view.site()} 已恢复

您好！

您的网站 ${view.site()} 已恢复，访客可以再次访问，文件和数据库均保持原样。

  有效期至：${view.paidThrough()}
