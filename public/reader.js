// The one script of the reader pages: keys for those who want them, and the word that there is news.
// Every page works alike without it.
(() => {
  const EVERY = 60_000;
  const LINKED = "main tbody tr, main .timeline-entry, main .line-change, main .search-hit";
  const MONTHS = "main .timeline-month";
  const CHANGES = "main .difference section";
  const find = (selector) => document.querySelector(selector);

  function watchForNews(banner) {
    let asked = Date.now();
    const ask = async () => {
      if (document.hidden || Date.now() - asked < EVERY - 1000) return;
      asked = Date.now();
      try {
        const answer = await fetch(banner.dataset.head);
        const news = await answer.json();
        if (!news.updates) return;
        find("#updates-text").textContent = news.text;
        banner.hidden = false;
      } catch {
        // The next time will do.
      }
    };
    setInterval(ask, EVERY);
    document.addEventListener("visibilitychange", ask);
  }

  /** Goes to the next or the one before of what a selector finds, and shows it. */
  function step(selector, by) {
    const all = [...document.querySelectorAll(selector)];
    let at = all.findIndex((each) => each.contains(document.activeElement));
    if (at < 0) at = all.findIndex((each) => each.getBoundingClientRect().top > 8) - (by > 0 ? 1 : 0);
    const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
    if (!next) return;
    const target = (selector === LINKED && next.querySelector("a")) || next;
    if (target === next) target.tabIndex = -1;
    target.focus();
    next.scrollIntoView({ block: selector === LINKED ? "nearest" : "start" });
  }

  function search() {
    const box = [...document.querySelectorAll("input[type=search]")].find((each) => each.checkVisibility());
    if (box) box.focus();
    else find("[data-go=search]").click();
  }

  function listenForKeys(list) {
    const box = find("#keys-on");
    const kept = () => {
      try {
        return localStorage.getItem("keys");
      } catch {
        return null;
      }
    };
    let isOn = kept() !== "off";
    box.checked = isOn;
    box.addEventListener("change", () => {
      isOn = box.checked;
      try {
        localStorage.setItem("keys", isOn ? "on" : "off");
      } catch {
        // It then holds for this page alone.
      }
    });
    const DO = {
      "/": search,
      "?": () => list.togglePopover(),
      j: () => step(LINKED, 1),
      k: () => step(LINKED, -1),
      "]": () => step(MONTHS, 1),
      "[": () => step(MONTHS, -1),
      n: () => step(CHANGES, 1),
      p: () => step(CHANGES, -1),
    };
    let leads = 0;
    document.addEventListener("keydown", (event) => {
      if (!isOn || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
      // A letter of another alphabet stands for the Latin one on the same key.
      const { key, code } = event;
      const letter = /^Key[A-Z]$/.test(code) && !/^[a-z]$/.test(key) ? code[3].toLowerCase() : key;
      const isLed = Date.now() - leads < 1500;
      leads = letter === "g" && !isLed ? Date.now() : 0;
      const link = isLed && /^[a-z]$/.test(letter) ? find(`[data-go=${letter}]`) : null;
      const act = link ? () => link.click() : isLed ? null : DO[letter];
      if (!act) return;
      event.preventDefault();
      act();
    });
  }

  function start() {
    const banner = find("#updates");
    const list = find("#keys");
    if (banner) watchForNews(banner);
    if (list) listenForKeys(list);
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
