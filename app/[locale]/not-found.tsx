import { AbsentPage, absentMetadata } from "@/features/installation/components/absent.tsx";

export const generateMetadata = absentMetadata;

export default function NotFound() {
  return <AbsentPage />;
}
