import type { ReactNode } from "react";
import { SkipLink } from "./skip-link.tsx";

type Props = {
  skipLabel: string;
  /** The evaluation banner, where there is one. */
  banner?: ReactNode | undefined;
  header: ReactNode;
  /** Under the header and before the content: the as-of bar, the account bar. */
  bars?: ReactNode | undefined;
  /** Beside the content on a wide page, above it on a phone. */
  side?: ReactNode | undefined;
  footer: ReactNode;
  printFooter?: ReactNode | undefined;
  children: ReactNode;
};

/** The order of a page, which is also its reading and tab order. */
export function PageFrame(props: Props) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink label={props.skipLabel} />
      {props.banner}
      {props.header}
      {props.bars}
      <div className={`page grow pt-6 pb-12 ${props.side ? "with-side" : ""}`}>
        {props.side}
        <main id="main" tabIndex={-1} className="min-w-0">
          {props.children}
        </main>
      </div>
      {props.footer}
      {props.printFooter}
    </div>
  );
}
