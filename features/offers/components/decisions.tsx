import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form.tsx";
import type { FormField } from "@/components/form-fields.tsx";
import { Notice } from "@/components/notice.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { can } from "@/domain/policy.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import type { FieldWords } from "@/lib/field-words.ts";
import { formatInstant } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import { messagesOf } from "@/messages/messages.ts";
import type { Actor } from "@/server/viewer.ts";
import {
  communicateOfferAction,
  returnOfferAction,
  submitOfferAction,
  takeBackOfferAction,
} from "../actions.ts";
import type { Draft, Line, Review } from "../queries.ts";
import { OFFER_AUDIENCES } from "../schema.ts";
import { CommunicateForm, type Standing } from "./communicate-form.tsx";
import { formWords } from "./words.ts";

type ReviewProps = { review: Review; words: FieldWords };
type Props = ReviewProps & { actor: Actor; locale: Locale };

/** What this person can do with the draft as it stands. */
export async function Decisions({ actor, locale, review, words }: Props) {
  const { draft, delegation, lines, members } = review;
  if (!draft || lines.length === 0) return null;
  if (draft.state === "open") return <Submission locale={locale} review={review} draft={draft} />;
  const submittedBy = draft.submittedBy?.accountId ?? null;
  const mayReturn = can(actor, "offer.return", { delegation });
  const mayCommunicate = can(actor, "offer.communicate", { delegation, submittedBy, members });
  const t = await getTranslations("desk.review");
  return (
    <>
      {mayCommunicate ? <Communication locale={locale} draft={draft} review={review} words={words} /> : null}
      {mayReturn && !mayCommunicate ? <Notice tone="warn">{t("secondPerson")}</Notice> : null}
      {mayReturn ? <Return locale={locale} draft={draft} /> : null}
      {!mayReturn || submittedBy === actor.accountId ? <TakeBack locale={locale} /> : null}
    </>
  );
}

type DraftProps = { locale: Locale; draft: Draft };

async function Submission({ locale, draft, review }: DraftProps & { review: Review }) {
  const t = await getTranslations("desk.review");
  if (review.lines.some(({ faults }) => faults.length > 0)) {
    return <Notice tone="warn">{t("cannotSubmit")}</Notice>;
  }
  return (
    <PageSection id="submit" title={t("submitTitle")}>
      <Previews locale={locale} />
      <p className="mb-3 max-w-prose text-ink-2">{t("submitText")}</p>
      <ActionForm
        name="submit-offer"
        action={submitOfferAction}
        hidden={{ locale, revision: String(draft.revision) }}
        submit={t("submit")}
        words={await formWords(locale)}
      />
    </PageSection>
  );
}

async function Communication({ locale, draft, review, words }: DraftProps & ReviewProps) {
  const t = await getTranslations("desk.review");
  const { lines, readAt } = review;
  const symbols = lines.map(({ symbol }) => symbol);
  const { moved, movedGone, movedSame } = messagesOf(locale).desk.review;
  return (
    <PageSection id="communicate" title={t("communicateTitle")}>
      <Previews locale={locale} />
      <p className="mb-4 max-w-prose">{t("communicateText", { count: lines.length })}</p>
      <CommunicateForm
        action={communicateOfferAction}
        hidden={{
          locale,
          revision: String(draft.revision),
          read_at: readAt,
          read_lines: symbols.join(" "),
        }}
        standing={lines.flatMap((line) => standingTexts(line, words, t, locale))}
        symbols={symbols}
        submit={t("communicate")}
        words={{ ...(await formWords(locale)), moved, movedGone, movedSame }}
        fields={await communicationFields()}
      />
    </PageSection>
  );
}

async function communicationFields(): Promise<FormField[]> {
  const t = await getTranslations("desk.review");
  const sees = { bilateral: t("toBilateral"), participants: t("toParticipants"), public: t("toPublic") };
  const optional = (await getTranslations("desk.editor"))("optional");
  return [
    { kind: "lines", name: "cover_note", label: t("coverNote"), hint: t("coverNoteHint"), optional },
    { kind: "text", name: "embargo", label: t("embargo"), hint: t("embargoHint"), optional },
    {
      kind: "password",
      name: "password",
      label: t("password"),
      hint: t("passwordHint"),
      autoComplete: "current-password",
    },
    // Last, so that who will see it stands beside the button.
    {
      kind: "radio",
      name: "audience",
      label: t("audience"),
      value: OFFER_AUDIENCES[0],
      options: OFFER_AUDIENCES.map((value) => ({ value, label: sees[value] })),
    },
  ];
}

/** Each changed text with its writer and time, for whoever read an earlier one. */
const standingTexts = (
  line: Line,
  words: FieldWords,
  t: Awaited<ReturnType<typeof getTranslations<"desk.review">>>,
  locale: Locale,
): Standing[] =>
  line.changes.flatMap(({ field }) => {
    const edit = line.edits.get(field);
    if (!edit) return [];
    const said = { symbol: line.symbol, field: words.label(field), name: edit.name };
    const text = t("movedLine", { ...said, when: formatInstant(edit.at, locale) });
    return [{ symbol: line.symbol, anchor: `change-${line.symbol}-${field}`, at: edit.at, text }];
  });

/** Ways to read the offer as others would once the draft is communicated. */
async function Previews({ locale }: { locale: Locale }) {
  const t = await getTranslations("desk.review");
  const label = {
    bilateral: t("previewBilateral"),
    participants: t("previewParticipants"),
    public: t("previewPublic"),
  };
  return (
    <div className="mb-4">
      <p className="font-semibold">{t("previewTitle")}</p>
      <ul className="flex flex-wrap gap-x-5">
        {OFFER_AUDIENCES.map((audience) => (
          <li key={audience}>
            <a className="inline-block py-1" href={paths.deskPreview(locale, audience)}>
              {label[audience]}
            </a>
          </li>
        ))}
      </ul>
      <p className="text-caption text-ink-2">{t("previewText")}</p>
    </div>
  );
}

async function Return({ locale, draft }: DraftProps) {
  const t = await getTranslations("desk.review");
  return (
    <PageSection id="return" title={t("returnTitle")}>
      <ActionForm
        name="return-offer"
        action={returnOfferAction}
        hidden={{ locale, revision: String(draft.revision) }}
        submit={t("return")}
        variant="secondary"
        words={await formWords(locale)}
        fields={[{ kind: "lines", name: "note", label: t("note"), hint: t("noteHint") }]}
      />
    </PageSection>
  );
}

/** Also where the editor is closed because the draft is submitted. */
export async function TakeBack({ locale }: { locale: Locale }) {
  const t = await getTranslations("desk.review");
  return (
    <PageSection id="take-back" title={t("takeBack")}>
      <p className="mb-3 max-w-prose text-ink-2">{t("takeBackText")}</p>
      <ActionForm
        name="take-back-offer"
        action={takeBackOfferAction}
        hidden={{ locale }}
        submit={t("takeBack")}
        variant="secondary"
        words={await formWords(locale)}
      />
    </PageSection>
  );
}

/** Where the draft stands: with whom since when, or returned and why. */
export async function DraftState({ draft, locale }: { draft: Draft | null; locale: Locale }) {
  const t = await getTranslations("desk.review");
  if (draft?.state === "submitted" && draft.submittedBy && draft.submittedAt) {
    const said = { name: draft.submittedBy.name, when: formatInstant(draft.submittedAt, locale) };
    return <Notice title={t("submittedTitle", said)} />;
  }
  if (!draft?.returnedNote) return null;
  return (
    <Notice tone="warn" title={t("returnedTitle")}>
      <p className="whitespace-pre-wrap">{draft.returnedNote}</p>
    </Notice>
  );
}
