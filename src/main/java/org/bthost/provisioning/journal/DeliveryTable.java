package org.bthost.provisioning.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.bthost.provisioning.domain.Letter;
import org.bthost.provisioning.domain.LetterText;
import org.bthost.provisioning.domain.Message;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.WebhookMessage;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Where messages of one kind lie on their way out. Every such table has the columns {@code id,
 * message, service, state, attempts, since, due_at, last_error}.
 *
 * @param columns what such a message has beside its id and its service
 * @param values the same, by column
 */
record DeliveryTable<M extends Message>(
    String name, List<String> columns, Function<M, Map<String, ?>> values, RowMapper<M> reading) {

  static final DeliveryTable<WebhookMessage> WEBHOOKS =
      new DeliveryTable<>(
          "bthost_webhook",
          List.of("type", "body"),
          message -> Map.of("type", message.type(), "body", message.body()),
          DeliveryTable::webhook);

  static final DeliveryTable<Letter> LETTERS =
      new DeliveryTable<>(
          "bthost_letter",
          List.of("kind", "recipient", "locale", "subject", "body", "sender"),
          letter ->
              Map.of(
                  "kind", letter.kind().name(),
                  "recipient", letter.to(),
                  "locale", letter.locale().toLanguageTag(),
                  "subject", letter.text().subject(),
                  "body", letter.text().body(),
                  "sender", letter.sender().name()),
          DeliveryTable::letter);

  private static WebhookMessage webhook(ResultSet row, StatementContext context)
      throws SQLException {
    return new WebhookMessage(
        row.getString("message"),
        new ServiceId(row.getString("service")),
        row.getString("type"),
        row.getString("body"));
  }

  private static Letter letter(ResultSet row, StatementContext context) throws SQLException {
    return new Letter(
        row.getString("message"),
        new ServiceId(row.getString("service")),
        Letter.Kind.valueOf(row.getString("kind")),
        Columns.text(row, "recipient"),
        Locale.forLanguageTag(row.getString("locale")),
        new LetterText(row.getString("subject"), row.getString("body")),
        Letter.Sender.valueOf(row.getString("sender")));
  }
}
