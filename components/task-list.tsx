import type { ReactNode } from "react";

export type Task = {
  href: string;
  title: string;
  hint?: ReactNode | undefined;
  /** A word for where it stands: 'not submitted', 'due 24 November'. */
  status: string;
  pressing?: boolean | undefined;
};

/** What waits for the reader, in the order in which it is due. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ul className="task-list">
      {tasks.map((task) => (
        <li key={task.href}>
          <div className="min-w-0">
            <a href={task.href}>{task.title}</a>
            {task.hint ? <div className="text-meta text-ink-2">{task.hint}</div> : null}
          </div>
          <span className={task.pressing ? "tag tag-strong" : "tag"}>{task.status}</span>
        </li>
      ))}
    </ul>
  );
}
