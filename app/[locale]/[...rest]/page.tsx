import { notFound } from "next/navigation";

/** Every address that no page answers gets the page of the register that says so. */
export default function UnknownAddress() {
  notFound();
}
