import { getTranslations } from "next-intl/server";
import { PageSection } from "@/components/page-section.tsx";
import type { Finding } from "@/domain/finding.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { paths } from "@/lib/paths.ts";
import type { Actor } from "@/server/viewer.ts";
import { getDraftEffect } from "../queries.ts";
import { type FindingNames, namesIn } from "./names.ts";
import { Sentence } from "./sentence.tsx";
import { SeverityMark } from "./severity.tsx";

/** What the delegation's draft would add and clear, for its own eyes; nothing where the draft changes nothing. */
export async function DraftEffect({ actor, locale }: { actor: Actor; locale: Locale }) {
  const effect = await getDraftEffect(actor);
  if (!effect) return null;
  const t = await getTranslations("findings.effect");
  const { added, cleared, left, portfolio } = effect;
  const names = await namesIn(portfolio, (kind, symbol) =>
    kind === "line" && symbol.slice(0, 2) === actor.delegation ? paths.deskCommitment(locale, symbol) : null,
  );
  return (
    <PageSection id="effect" title={t("title")}>
      <p className="max-w-prose text-ink-2">{t("lead")}</p>
      <p className="mt-3">{t("added", { count: added.length })}</p>
      <Effects items={added} names={names} />
      <p className="mt-3">{t("cleared", { count: cleared.length })}</p>
      <Effects items={cleared} names={names} />
      {left.length > 0 ? <p className="mt-3">{t("left", { lines: left.join(", ") })}</p> : null}
    </PageSection>
  );
}

function Effects({ items, names }: { items: readonly Finding[]; names: FindingNames }) {
  if (items.length === 0) return null;
  return (
    <ul className="finding-list">
      {items.map((found) => (
        <li key={found.id}>
          <Sentence found={found} names={names} />{" "}
          <span className="text-caption text-ink-2">
            <SeverityMark severity={found.severity} /> · <code>{found.id}</code>
          </span>
        </li>
      ))}
    </ul>
  );
}
