/** Above everything, on screen and on paper: what follows is no official record. */
export function EvaluationBanner({ title, text }: { title: string; text: string }) {
  return (
    <aside className="evaluation" aria-label={title}>
      <p className="page">
        <strong>{title}</strong> <span>{text}</span>
      </p>
    </aside>
  );
}
