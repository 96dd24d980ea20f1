import type { ComponentProps } from "react";

export type ButtonVariant = "primary" | "secondary" | "danger" | "quiet";

type ButtonProps = Omit<ComponentProps<"button">, "className"> & { variant?: ButtonVariant | undefined };

/** A button sends or changes something; what only leads somewhere is a link. It submits unless told otherwise. */
export function Button({ variant = "primary", type = "submit", ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={`button button-${variant}`} />;
}

type ButtonLinkProps = Omit<ComponentProps<"a">, "className" | "href"> & {
  href: string;
  variant?: ButtonVariant | undefined;
};

/** A link that starts a task and so has the weight of a button. */
export function ButtonLink({ variant = "primary", ...rest }: ButtonLinkProps) {
  return <a {...rest} className={`button button-${variant}`} />;
}
