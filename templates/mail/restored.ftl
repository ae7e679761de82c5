Your website ${view.site()} is online again

Hello,

your website ${view.site()} has been restored, and visitors can reach
it again. Its files and databases are as they were.

  Paid through: ${view.paidThrough()}
