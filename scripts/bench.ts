// `npm run bench`: measures on this machine, in one run, and prints one JSON line a figure.
import { measureAll } from "../bench/run.ts";
import { endWith } from "./steps.ts";

await measureAll().catch(endWith);
