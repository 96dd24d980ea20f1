import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form.tsx";
import { Notice } from "@/components/notice.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { can } from "@/domain/policy.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { formatInstant } from "@/lib/format.ts";
import type { Actor } from "@/server/viewer.ts";
import {
  communicateOfferAction,
  returnOfferAction,
  submitOfferAction,
  takeBackOfferAction,
} from "../actions.ts";
import type { Draft, Review } from "../queries.ts";
import { OFFER_AUDIENCES } from "../schema.ts";
import { formWords } from "./words.ts";

type Props = { actor: Actor; locale: Locale; review: Review };

/** What this person can do with the draft as it stands. */
export async function Decisions({ actor, locale, review }: Props) {
  const { draft, delegation, lines, members } = review;
  if (!draft || lines.length === 0) return null;
  if (draft.state === "open") return <Submission locale={locale} review={review} draft={draft} />;
  const submittedBy = draft.submittedBy?.accountId ?? null;
  const mayReturn = can(actor, "offer.return", { delegation });
  const mayCommunicate = can(actor, "offer.communicate", { delegation, submittedBy, members });
  const t = await getTranslations("desk.review");
  return (
    <>
      {mayCommunicate ? <Communication locale={locale} draft={draft} count={lines.length} /> : null}
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

async function Communication({ locale, draft, count }: DraftProps & { count: number }) {
  const t = await getTranslations("desk.review");
  const sees = { participants: t("toParticipants"), public: t("toPublic") };
  return (
    <PageSection id="communicate" title={t("communicateTitle")}>
      <p className="mb-4 max-w-prose">{t("communicateText", { count })}</p>
      <ActionForm
        name="communicate-offer"
        action={communicateOfferAction}
        hidden={{ locale, revision: String(draft.revision) }}
        submit={t("communicate")}
        words={await formWords(locale)}
        fields={[
          {
            kind: "lines",
            name: "cover_note",
            label: t("coverNote"),
            hint: t("coverNoteHint"),
            optional: (await getTranslations("desk.editor"))("optional"),
          },
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
        ]}
      />
    </PageSection>
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
