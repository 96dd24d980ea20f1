import type { Locale } from "../domain/vocabulary.ts";
import type { Messages } from "../messages/messages.ts";

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
