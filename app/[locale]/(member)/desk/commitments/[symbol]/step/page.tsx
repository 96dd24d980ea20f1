import type { Metadata } from "next";
import { type DeskLineProps, StepOfLine, stepTitle } from "../step-of-line.tsx";

export const generateMetadata = (props: DeskLineProps): Promise<Metadata> => stepTitle(props, "step");

export default function Page(props: DeskLineProps) {
  return <StepOfLine {...props} page="step" />;
}
