import { Icon } from "./icon.tsx";

/** One row of the list. With an address the words lead there too; `go` is the key after `g`, or `search`. */
export type KeyRow = {
  keys: readonly string[];
  label: string;
  link?: { href: string; go: string } | undefined;
};

type Props = {
  title: string;
  text: string;
  switchLabel: string;
  closeLabel: string;
  rows: readonly KeyRow[];
};

export const KEYS_ID = "keys";

/**
 * The keys of the reader pages, with the switch that turns them off (WCAG 2.1.4). A native popover, opened by a button;
 * public/reader.js does what the keys say, and the switch is not there where no script runs.
 */
export function Keys({ title, text, switchLabel, closeLabel, rows }: Props) {
  return (
    <section className="keys" id={KEYS_ID} popover="auto" aria-labelledby="keys-title">
      <div className="keys-head">
        <h2 id="keys-title">{title}</h2>
        <button type="button" className="quiet-button" popoverTarget={KEYS_ID} popoverTargetAction="hide">
          <Icon name="close" />
          {closeLabel}
        </button>
      </div>
      <dl>
        {rows.map(({ keys, label, link }) => (
          <div key={label}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>
              {link ? (
                <a href={link.href} data-go={link.go}>
                  {label}
                </a>
              ) : (
                label
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-ink-2">{text}</p>
      <label className="keys-switch">
        <input type="checkbox" id="keys-on" defaultChecked />
        {switchLabel}
      </label>
    </section>
  );
}
