import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Address } from "@/components/address.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { ViewCitation } from "@/features/citation/components/citation.tsx";
import { Dictionary } from "@/features/copies/components/dictionary.tsx";
import { Figures } from "@/features/copies/components/figures.tsx";
import { ListFiles } from "@/features/copies/components/files.tsx";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { isEvaluation } from "@/features/installation/queries.ts";
import { paths, withQuery } from "@/lib/paths.ts";
import { metadataOf, type PageProps, type PageRequest, readPage } from "@/server/page-request.ts";
import { siteOrigin } from "@/server/site.ts";

const OPENAPI = "/api/openapi.json" as Route;
const LICENCE = "https://creativecommons.org/licenses/by/4.0/";
/** A day that the record of every installation may be asked for. */
const EXAMPLE_DAY = "2026-03-24";
const CALLS = [
  "/api/v1/commitments?stage=signed&limit=200",
  `/api/v1/delegations?asOf=${EXAMPLE_DAY}`,
  "/api/v1/timeline?kind=signature",
];

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const page = await readPage(props);
  const t = await getTranslations("data");
  return metadataOf(page, { title: t("title"), path: paths.data });
}

export default async function DataPage(props: PageProps) {
  const page = await readPage(props);
  const { locale } = page;
  const t = await getTranslations("data");
  const section = (id: SectionName, content: ReactNode) => (
    <PageSection id={id} title={t(`section.${id}`)}>
      {content}
    </PageSection>
  );
  return (
    <PublicFrame page={page} path={paths.data} section="data">
      <DocumentHeading title={t("title")} lead={<p>{t("lead")}</p>} />
      {section("formats", <Formats page={page} />)}
      {section("record", <WholeRecord page={page} />)}
      {section("asOf", <Texts texts={[t("asOf.text"), t("asOf.none")]} />)}
      {section(
        "figures",
        <>
          <Texts texts={[t("figures.text")]} />
          <Figures page={page} />
        </>,
      )}
      {section("follow", <Follow page={page} />)}
      {section("api", <Api />)}
      {section(
        "columns",
        <>
          <Texts texts={[t("columns.text")]} />
          <Dictionary />
        </>,
      )}
      {section("use", <Use page={page} />)}
      <ViewCitation page={page} name="data" kind="webpage" title={t("title")} path={paths.data(locale)} />
    </PublicFrame>
  );
}

type SectionName = "formats" | "record" | "asOf" | "figures" | "follow" | "api" | "columns" | "use";
type Around = { page: PageRequest };

const absolute = (path: string): string => new URL(path, siteOrigin()).href;

function Texts({ texts }: { texts: readonly string[] }) {
  return (
    <div className="prose mb-4">
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
}

async function Formats({ page }: Around) {
  const t = await getTranslations("data.formats");
  const { locale } = page;
  const query = { stage: "signed,in-force", asOf: EXAMPLE_DAY };
  const example = withQuery(paths.copy(paths.commitments(locale), "csv"), query);
  return (
    <>
      <Texts texts={[t("text")]} />
      <ListFiles page={page} />
      <div className="prose mt-4">
        <p>{t("one")}</p>
        <p>
          {t("example")} <Address href={example} text={decodeURIComponent(example)} />
        </p>
        <p>{t("csv")}</p>
        <p>{t("json")}</p>
      </div>
    </>
  );
}

async function WholeRecord({ page: { locale, link } }: Around) {
  const t = await getTranslations("data.record");
  const file = paths.record(locale);
  return (
    <>
      <Texts texts={[t("text")]} />
      <p>
        <Address href={link(file)} text={absolute(file)} type="application/json" />
      </p>
    </>
  );
}

async function Follow({ page: { locale } }: Around) {
  const t = await getTranslations("data.follow");
  const feeds = [
    ["atom", paths.copy(paths.timeline(locale), "atom")],
    ["json", paths.feed(locale)],
    ["calendar", paths.calendar(locale)],
  ] as const;
  const filtered = [
    withQuery(paths.copy(paths.timeline(locale), "atom"), { kind: "signature" }),
    withQuery(paths.calendar(locale), { category: "air-defence" }),
  ];
  return (
    <>
      <Texts texts={[t("text")]} />
      <dl className="summary-list">
        {feeds.map(([name, path]) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>
              <Address href={path} text={absolute(path)} />
            </dd>
          </div>
        ))}
        <div>
          <dt>{t("filtered")}</dt>
          <dd className="grid gap-1">
            {filtered.map((path) => (
              <Address key={path} href={path} text={path} />
            ))}
          </dd>
        </div>
      </dl>
      <p className="prose mt-4">{t("note")}</p>
    </>
  );
}

async function Api() {
  const t = await getTranslations("data.api");
  return (
    <>
      <Texts texts={[t("text"), t("paging"), t("etag"), t("faults")]} />
      <p>
        {t("description")}: <Address href={OPENAPI} text={absolute(OPENAPI)} />
      </p>
      <p className="mt-3">{t("examples")}:</p>
      <pre className="machine-text">{CALLS.map((call) => `curl '${absolute(call)}'`).join("\n")}</pre>
    </>
  );
}

async function Use({ page: { locale, link } }: Around) {
  const t = await getTranslations("data.use");
  return (
    <div className="prose">
      <p>{t("text")}</p>
      {(await isEvaluation()) ? <p>{t("evaluation")}</p> : null}
      <ul>
        <li>
          <a href={LICENCE} rel="license external noreferrer">
            {t("licence")}: CC BY 4.0
          </a>
        </li>
        <li>
          <a href={link(paths.method(locale))}>{t("method")}</a>
        </li>
      </ul>
    </div>
  );
}
