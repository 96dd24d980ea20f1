import { Icon } from "./icon.tsx";
import { LanguageLink } from "./language-link.tsx";
import { SearchForm, type SearchFormTexts } from "./search-form.tsx";
import { SiteMark } from "./site-mark.tsx";
import type { TextLink } from "./text-link.ts";

type Props = {
  name: string;
  /** What is registered here, in a few words. */
  subject: string;
  homeHref: string;
  navLabel: string;
  menuLabel: string;
  closeLabel: string;
  nav: readonly TextLink[];
  /** On a wide page it stands beside the name, on a phone in the menu. */
  search?: SearchFormTexts | undefined;
  language: { href: string; lang: string; label: string };
  /** The same for everybody: a public page does not know who reads it. */
  signIn?: TextLink | undefined;
};

/**
 * One list of links for every width. On a phone it is a native popover (a sheet from below), on a wide page the
 * same element simply stands in its place; where a browser knows no popover it stands there too.
 */
export function SiteHeader(props: Props) {
  return (
    <header className="site-header">
      <div className="page site-header-top">
        <a className="site-name" href={props.homeHref}>
          <SiteMark />
          <span>
            <span className="site-name-word">{props.name}</span>
            <span className="site-subject">{props.subject}</span>
          </span>
        </a>
        {props.search ? (
          <div className="site-search">
            <SearchForm id="site-search" compact {...props.search} />
          </div>
        ) : null}
        <div className="site-tools">
          <LanguageLink {...props.language} />
          <button type="button" className="menu-button" popoverTarget="site-menu">
            <Icon name="menu" />
            {props.menuLabel}
          </button>
        </div>
      </div>
      <nav className="site-menu" id="site-menu" popover="auto" aria-label={props.navLabel}>
        <div className="page site-menu-inner">
          {props.search ? (
            <div className="menu-search">
              <SearchForm id="menu-search" compact {...props.search} />
            </div>
          ) : null}
          <ul className="site-links">
            {props.nav.map((link) => (
              <li key={link.href}>
                <a href={link.href} aria-current={link.current ? "page" : undefined}>
                  {link.label}
                </a>
              </li>
            ))}
            {props.signIn ? (
              <li className="site-links-end">
                <a href={props.signIn.href} aria-current={props.signIn.current ? "page" : undefined}>
                  {props.signIn.label}
                </a>
              </li>
            ) : null}
          </ul>
          <button type="button" className="menu-close" popoverTarget="site-menu" popoverTargetAction="hide">
            <Icon name="close" />
            {props.closeLabel}
          </button>
        </div>
      </nav>
    </header>
  );
}
