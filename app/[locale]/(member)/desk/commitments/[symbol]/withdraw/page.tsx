import type { Metadata } from "next";
import { type DeskLineProps, StepOfLine, stepTitle } from "../step-of-line.tsx";

export const generateMetadata = (props: DeskLineProps): Promise<Metadata> => stepTitle(props, "withdraw");

export default function Page(props: DeskLineProps) {
  return <StepOfLine {...props} page="withdraw" />;
}
