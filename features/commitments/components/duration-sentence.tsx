import { getTranslations } from "next-intl/server";
import type { AsOf } from "@/domain/as-of.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { type DurationTerms, durationSentence, eventName } from "@/lib/duration-words.ts";

type Props = { terms: DurationTerms; asOf: AsOf; locale: Locale };

/** How long, in sentences: see lib/duration-words.ts. */
export async function DurationSentence(props: Props) {
  const [duration, triggers] = await Promise.all([
    getTranslations("commitments.duration"),
    getTranslations("terms.trigger"),
  ]);
  return <p>{durationSentence({ duration, triggers }, props)}</p>;
}

export const eventWords = async (event: string): Promise<string> =>
  eventName({ triggers: await getTranslations("terms.trigger") }, event);
