type Props = {
  /** Answers how much has been recorded since the page was made. */
  head: string;
  label: string;
  /** The same page, newer. */
  href: string;
  linkLabel: string;
};

/**
 * That there is news, said politely once there is, over the foot of the window where nothing has to move for it. Hidden
 * until public/reader.js has heard of news; the page itself says as of when it is.
 */
export function Updates({ head, label, href, linkLabel }: Props) {
  return (
    <div className="updates" role="status" aria-label={label}>
      <p id="updates" data-head={head} hidden>
        <span id="updates-text" /> <a href={href}>{linkLabel}</a>
      </p>
    </div>
  );
}
