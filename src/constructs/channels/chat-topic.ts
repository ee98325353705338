import { AlertTopic } from "../alert-topic";

/**
 * Where alerts go out to chats. A topic of its own, because Amazon Q shows its own forms only: each
 * publisher writes to it in one of those, and mails of it would be unreadable.
 *
 * It needs no grant for Amazon Q: SNS decrypts what it delivers, and the subscription is one of the account's own.
 */
export class ChatTopic extends AlertTopic {
  override readonly form = "chat";
}
