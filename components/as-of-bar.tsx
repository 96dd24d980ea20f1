import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import type { TextLink } from "./text-link.ts";

type Props = {
  /** The address of the page without its query; the form is a plain GET. */
  action: string;
  /** 'As of 22 November 2026, 18:00 Kyiv'. */
  state: string;
  /** What has changed since the page was made: the way to news without a script. */
  news: TextLink;
  changeLabel: string;
  inputLabel: string;
  hint: string;
  /** Which of the two clocks is set here. */
  clocks: { text: string; link: TextLink };
  submitLabel: string;
  /** The day in force, the first and the last day that may be asked for: `YYYY-MM-DD`. */
  value: string;
  min?: string | undefined;
  max: string;
  /** The other keys of the query, kept as they are. */
  keep: readonly (readonly [name: string, value: string])[];
  presetsLabel: string;
  /** `more` says what happened on that day. */
  presets: readonly (TextLink & { more?: { text: string; lang: string | undefined } | undefined })[];
  /** Given when the page shows the past: what the reader must not overlook, and the ways on. */
  past?: { text: string; back: TextLink; changes?: TextLink | undefined } | undefined;
};

/** Which day's record is on screen, and how to ask for another. A view of the past says so in a band of its own. */
export function AsOfBar(props: Props) {
  return (
    <section className={props.past ? "as-of is-past" : "as-of"} aria-label={props.inputLabel}>
      <div className="page">
        {props.past ? (
          <p className="as-of-past">
            <strong className="inline-flex gap-2">
              <Icon name="clock" className="mt-0.5" />
              {props.past.text}
            </strong>
            <a href={props.past.back.href}>{props.past.back.label}</a>
            {props.past.changes ? <a href={props.past.changes.href}>{props.past.changes.label}</a> : null}
          </p>
        ) : null}
        <details className="as-of-change">
          <summary>
            {props.past ? null : props.state}
            <span className="as-of-dot" aria-hidden="true">
              {props.past ? "" : " · "}
            </span>
            <span className="as-of-link">{props.changeLabel}</span>
          </summary>
          <AsOfForm {...props} />
        </details>
        {props.past ? null : (
          <a className="as-of-news" href={props.news.href}>
            {props.news.label}
          </a>
        )}
      </div>
    </section>
  );
}

function AsOfForm({
  action,
  keep,
  inputLabel,
  hint,
  clocks,
  value,
  min,
  max,
  submitLabel,
  presetsLabel,
  presets,
}: Props) {
  return (
    <form className="as-of-form" action={action} method="get">
      {keep.map(([name, kept]) => (
        <input key={`${name}=${kept}`} type="hidden" name={name} value={kept} />
      ))}
      <div className="grid content-start gap-1">
        <label className="font-semibold" htmlFor="as-of-day">
          {inputLabel}
        </label>
        <div className="flex flex-wrap gap-2">
          <input
            className="control w-auto"
            id="as-of-day"
            name="asOf"
            type="date"
            defaultValue={value}
            min={min}
            max={max}
            aria-describedby="as-of-hint"
          />
          <Button variant="secondary">{submitLabel}</Button>
        </div>
        <p id="as-of-hint" className="text-caption text-ink-2">
          {hint}
        </p>
        <p className="max-w-prose text-caption text-ink-2">
          {clocks.text} <a href={clocks.link.href}>{clocks.link.label}</a>
        </p>
      </div>
      {presets.length > 0 ? (
        <div className="text-meta">
          <p className="font-semibold" id="as-of-presets">
            {presetsLabel}
          </p>
          <ul aria-labelledby="as-of-presets" className="flex flex-wrap gap-x-4 gap-y-1 md:block">
            {presets.map((preset) => (
              <li key={preset.href} className="py-0.5">
                <a href={preset.href} aria-current={preset.current ? "true" : undefined}>
                  {preset.label}
                  {preset.more ? (
                    <>
                      {": "}
                      <span lang={preset.more.lang}>{preset.more.text}</span>
                    </>
                  ) : null}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </form>
  );
}
