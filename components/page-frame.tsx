import type { ReactNode } from "react";
import { SkipLink } from "./skip-link.tsx";

type Props = {
  skipLabel: string;
  /** The evaluation banner, where there is one. */
  banner?: ReactNode | undefined;
  header: ReactNode;
  /** Under the header and before the content: the as-of bar, the account bar. */
  bars?: ReactNode | undefined;
  footer: ReactNode;
  printFooter?: ReactNode | undefined;
  /** What lies over the page or runs beside it, and is part of none of it. */
  beside?: ReactNode | undefined;
  children: ReactNode;
};

/** The order of a page, which is also its reading and tab order. */
export function PageFrame(props: Props) {
  return (
    <div className="sheet flex min-h-dvh flex-col">
      <SkipLink label={props.skipLabel} />
      {props.banner}
      {props.header}
      {props.bars}
      <main id="main" tabIndex={-1} className="page min-w-0 grow pt-6 pb-12">
        {props.children}
      </main>
      {props.footer}
      {props.printFooter}
      {props.beside}
    </div>
  );
}
