const PREFIX = "deputy for ";

/** What everybody but the own delegation reads: the capacity, and no person's name. */
export const DEPUTY = "deputy";

/** The capacity that stands on an act of a deputy: who handed the right over is part of the delegation's record. */
export const deputyCapacity = (head: string): string => `${PREFIX}${head}`;

/** For whom a deputy acted; null where the capacity is another. */
export const deputyOf = (capacity: string | null): string | null =>
  capacity?.startsWith(PREFIX) ? capacity.slice(PREFIX.length) : null;
