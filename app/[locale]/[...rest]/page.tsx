import { Absent, absentMetadata } from "@/features/installation/components/absent.tsx";

export const generateMetadata = absentMetadata;

/** Every address that no page answers gets the page of the register that says so. */
export default function UnknownAddress() {
  return <Absent />;
}
