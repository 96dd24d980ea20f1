"use client";

/** The framework wants this in the browser, where no messages are at hand: so both languages stand here. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main id="main" className="page grid gap-8 py-10">
      <section lang="en">
        <h1>This page could not be shown</h1>
        <p>Nothing was changed in the record. Please try again in a moment.</p>
      </section>
      <section lang="uk">
        <h2>Не вдалося показати цю сторінку</h2>
        <p>У реєстрі нічого не змінено. Спробуйте ще раз за хвилину.</p>
      </section>
      <p>
        <button type="button" className="button button-primary" onClick={reset}>
          Try again · Спробувати ще раз
        </button>
      </p>
      {error.digest ? <p className="text-meta text-ink-2">{error.digest}</p> : null}
    </main>
  );
}
