import { Icon, type IconName } from "./icon.tsx";

export type SaveStatus = "saved" | "saving" | "failed";

const ICONS: Record<SaveStatus, IconName> = { saved: "check", saving: "clock", failed: "alert" };

/** Whether what was typed is on the server, in words, announced without stealing the focus. */
export function SaveState({ status, text }: { status: SaveStatus; text: string }) {
  return (
    <p className={status === "failed" ? "save-state is-failed" : "save-state"} role="status">
      <Icon name={ICONS[status]} />
      {text}
    </p>
  );
}
