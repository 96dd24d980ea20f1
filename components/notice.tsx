import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

export type NoticeTone = "info" | "ok" | "warn" | "danger";

const ICONS: Record<NoticeTone, IconName> = { info: "info", ok: "check", warn: "alert", danger: "alert" };

type Props = {
  tone?: NoticeTone | undefined;
  title?: string | undefined;
  id?: string | undefined;
  /** `status` where it appears without a new page, so that it is announced. */
  role?: "status" | "alert" | undefined;
  children?: ReactNode | undefined;
};

/** Something that the reader should know here. The words carry the tone; icon and rule repeat it. */
export function Notice({ tone = "info", title, id, role, children }: Props) {
  return (
    <div className={`notice notice-${tone}`} id={id} role={role} tabIndex={id ? -1 : undefined}>
      <Icon name={ICONS[tone]} className="mt-1" />
      <div className="min-w-0">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}
