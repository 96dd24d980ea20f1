import { getTranslations } from "next-intl/server";
import { ActionForm, type FormWords } from "@/components/action-form.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { Tag } from "@/components/tag.tsx";
import type { FieldName } from "@/domain/field-names.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { formatInstant } from "@/lib/format.ts";
import { commentAction, resolveTalkAction } from "../actions.ts";
import type { Comment, Talk } from "../schema.ts";

type Props = {
  locale: Locale;
  symbol: string;
  talks: readonly Talk[];
  /** The fields that one may comment on, in the order of the form; none where there is no line to hang it on. */
  fields: readonly { name: FieldName; label: string }[];
  labelOf: (name: FieldName) => string;
  words: FormWords;
};

/** What colleagues say about the fields of a line. Its forms stand apart from the editor's. */
export async function Talks({ locale, symbol, talks, fields, labelOf, words }: Props) {
  const t = await getTranslations("colleagues.talks");
  const said = { ...words, problem: t("problem") };
  const resolved = talks.filter(({ isOpen }) => !isOpen);
  const talk = (each: Talk) => (
    <TalkAbout key={each.name} talk={each} label={labelOf(each.name)} {...{ locale, symbol }} words={said} />
  );
  return (
    <PageSection id="comments" title={t("title")}>
      <p className="mb-3 max-w-prose text-ink-2">{t("lead")}</p>
      {talks.length === 0 ? <p className="mb-3">{t("none")}</p> : null}
      {talks.filter(({ isOpen }) => isOpen).map(talk)}
      {resolved.length > 0 ? (
        <details className="disclosure mb-4">
          <summary>{t("resolvedTalks", { count: resolved.length })}</summary>
          {resolved.map(talk)}
        </details>
      ) : null}
      {fields.length > 0 ? (
        <div className="max-w-prose">
          <h3 className="mt-6 mb-2">{t("new")}</h3>
          <noscript>
            <p className="mb-2 text-ink-2">{t("saveFirst")}</p>
          </noscript>
          <ActionForm
            name="comment"
            action={commentAction}
            fields={[
              {
                kind: "choice",
                name: "field",
                label: t("field"),
                options: fields.map(({ name, label }) => ({ value: name, label })),
              },
              { kind: "lines", name: "body", label: t("body"), hint: t("bodyHint") },
            ]}
            hidden={{ locale, symbol }}
            submit={t("submit")}
            variant="secondary"
            words={said}
          />
        </div>
      ) : null}
    </PageSection>
  );
}

type TalkProps = { talk: Talk; label: string; locale: Locale; symbol: string; words: FormWords };

async function TalkAbout({ talk, label, locale, symbol, words }: TalkProps) {
  const t = await getTranslations("colleagues.talks");
  const { name, comments, isOpen } = talk;
  const hidden = { locale, symbol, field: name };
  return (
    <section id={`talk-${name}`} aria-labelledby={`talk-${name}-title`} className="max-w-prose py-3">
      <h3 id={`talk-${name}-title`} className="mb-2">
        <a href={`#${name}`}>{label}</a> <Tag>{t(isOpen ? "open" : "resolved")}</Tag>
      </h3>
      <ol className="mb-3 grid gap-3">
        {comments.map((comment) => (
          <Said key={comment.id} comment={comment} locale={locale} />
        ))}
      </ol>
      <details className="disclosure mb-2">
        <summary>{t("reply")}</summary>
        <ActionForm
          name={`reply-${name}`}
          action={commentAction}
          fields={[{ kind: "lines", name: "body", label: t("body"), hint: t("bodyHint") }]}
          hidden={hidden}
          submit={t("submit")}
          about={t("replyAbout", { field: label })}
          variant="secondary"
          words={words}
        />
      </details>
      {isOpen ? (
        <ActionForm
          name={`resolve-${name}`}
          action={resolveTalkAction}
          hidden={{ ...hidden, last: comments.at(-1)?.id ?? "" }}
          submit={t("resolve")}
          about={t("resolveAbout", { field: label })}
          variant="quiet"
          words={words}
        />
      ) : null}
    </section>
  );
}

async function Said({ comment, locale }: { comment: Comment; locale: Locale }) {
  const t = await getTranslations("colleagues.talks");
  const { body, by, at } = comment;
  return (
    <li>
      <p className="text-ink-2 text-meta">{t("said", { name: by, when: formatInstant(at, locale) })}</p>
      <p className="whitespace-pre-wrap break-words">{body}</p>
    </li>
  );
}

/** Below a field: that something was said about it, and where. */
export async function TalkLink({ talk }: { talk: Talk }) {
  const t = await getTranslations("colleagues.talks");
  const count = talk.comments.filter(({ isOpen }) => isOpen).length;
  return <a href={`#talk-${talk.name}`}>{count > 0 ? t("aside", { count }) : t("asideResolved")}</a>;
}
