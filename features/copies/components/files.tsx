import { getTranslations } from "next-intl/server";
import { Address } from "@/components/address.tsx";
import { SummaryList } from "@/components/summary-list.tsx";
import { type Format, MEDIA_TYPES } from "@/server/formats.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { listOfCopies } from "../queries.ts";

type Name = "commitments";

/** Every list that can be taken away, with the addresses of its files as they are written. */
export async function ListFiles({ page }: { page: PageRequest }) {
  const t = await getTranslations("data.list");
  return (
    <SummaryList
      rows={listOfCopies().map(({ path, formats }) => ({
        key: path,
        term: t(path as Name),
        description: (
          <ul className="flex flex-wrap gap-x-6 gap-y-1">
            {formats.map((format) => (
              <li key={format}>
                <FileAddress page={page} path={path} format={format} />
              </li>
            ))}
          </ul>
        ),
      }))}
    />
  );
}

function FileAddress({ page, path, format }: { page: PageRequest; path: string; format: Format }) {
  const file = `/${page.locale}/${path}.${format}` as const;
  return <Address href={page.link(file as never)} text={file} type={MEDIA_TYPES[format]} />;
}
